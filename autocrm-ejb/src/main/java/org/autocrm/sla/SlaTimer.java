package org.autocrm.sla;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.autocrm.event.Origin;
import org.autocrm.shared.Watch;

/**
 * Lets clocks speak up when their time has come, within a second or two, and has open tickets looked at again when
 * policies changed. Each node looks; a ticket that one has taken, the others pass over.
 */
@Singleton
@Startup
@DependsOn("Migration")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class SlaTimer {

    private static final Logger LOG = Logger.getLogger(SlaTimer.class.getName());
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final int BATCH = 50;
    private static final int MOST_BATCHES = 20;

    @Resource
    private ManagedThreadFactory threads;

    @Inject
    private SlaClocks clocks;

    @Inject
    private SlaRecount recount;

    private final Watch watch = new Watch("autocrm-sla", PAUSE, "Promises cannot be watched", this::look);

    @PostConstruct
    void start() {
        watch.start(threads);
    }

    @PreDestroy
    void stop() {
        watch.stop();
    }

    private void look() {
        try (var here = Origin.ofFollower(SlaSubscription.FOLLOWER).enter()) {
            speak();
            if (recount.isWanted()) {
                recountSome();
            }
        }
    }

    private void speak() {
        var spoken = BATCH;
        while (spoken == BATCH && !watch.isStopped()) {
            var due = clocks.due(BATCH);
            spoken = due.size();
            if (due.stream().filter(this::speaks).count() == 0) {
                return; // others are at it
            }
        }
    }

    private boolean speaks(String ticket) {
        try {
            return clocks.speak(ticket);
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, e, () -> "The clocks of ticket " + ticket + " are tried again in a minute");
            clocks.postpone(ticket);
            return true;
        }
    }

    /** Some at a time, so that no alarm is late because of it. */
    private void recountSome() {
        for (int i = 0; i < MOST_BATCHES && !watch.isStopped(); i++) {
            if (!recount.next(BATCH) || !clocks.due(1).isEmpty()) {
                return;
            }
        }
    }
}
