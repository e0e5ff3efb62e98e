package org.autocrm.routing;

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
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.autocrm.shared.Watch;
import org.autocrm.ticket.TicketNumber;

/**
 * Looks at waiting tickets for which time alone may have changed something, within a second or two: by an index of such
 * moments. Each node looks; what two of them see is given once.
 */
@Singleton
@Startup
@DependsOn("Migration")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class RoutingTimer {

    private static final Logger LOG = Logger.getLogger(RoutingTimer.class.getName());
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final int BATCH = 50;

    @Resource
    private ManagedThreadFactory threads;

    @Inject
    private Router router;

    private final Watch watch = new Watch("autocrm-routing", PAUSE, "Waiting tickets cannot be routed", this::look);

    @PostConstruct
    void start() {
        watch.start(threads);
    }

    @PreDestroy
    void stop() {
        watch.stop();
    }

    private void look() {
        var due = router.due(BATCH);
        while (!due.isEmpty() && !watch.isStopped()) {
            again(due);
            due = due.size() < BATCH ? List.of() : router.due(BATCH);
        }
    }

    /** One that cannot be decided keeps the others of its batch back no longer than this. */
    private void again(List<TicketNumber> due) {
        try {
            router.again(due);
        } catch (RuntimeException e) {
            LOG.log(Level.FINE, "waiting tickets are looked at one by one", e);
            due.forEach(this::againAlone);
        }
    }

    private void againAlone(TicketNumber ticket) {
        try {
            router.again(List.of(ticket));
        } catch (RuntimeException e) {
            LOG.log(
                    Level.WARNING,
                    e,
                    () -> "Ticket " + ticket.value() + " cannot be routed, and is tried again in a minute");
            router.postpone(ticket);
        }
    }
}
