package org.autocrm.rule;

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
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.autocrm.event.Origin;
import org.autocrm.shared.Watch;

/**
 * Lets rules on time fire when their time has come, within a second or two. Each node looks; a rule that one is at, the
 * others pass over.
 */
@Singleton
@Startup
@DependsOn("Migration")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class RuleTimer {

    private static final Logger LOG = Logger.getLogger(RuleTimer.class.getName());
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final int BATCH = 20;
    private static final int MOST_BATCHES = 50;
    private static final int TRIES = 3;

    @Resource
    private ManagedThreadFactory threads;

    @Inject
    private TimeRules rules;

    private final Watch watch = new Watch("autocrm-rules", PAUSE, "Rules on time cannot be watched", this::look);

    @PostConstruct
    void start() {
        watch.start(threads);
    }

    @PreDestroy
    void stop() {
        watch.stop();
    }

    private void look() {
        try (var here = Origin.ofFollower(RuleSubscription.FOLLOWER).enter()) {
            rules.watched().forEach(this::lookAt);
        }
    }

    /** Some batches at a time, so that a rule with much to do does not keep the others waiting. */
    private void lookAt(long rule) {
        for (int i = 0; i < MOST_BATCHES && !watch.isStopped(); i++) {
            if (!next(rule)) {
                return;
            }
        }
    }

    /** A batch that fails is done ticket by ticket; one that cannot be done is passed over. */
    private boolean next(long rule) {
        try {
            return rules.next(rule, BATCH);
        } catch (RuntimeException e) {
            LOG.log(Level.FINE, "a batch is done one by one", e);
        }
        for (int i = 0; i < BATCH && !watch.isStopped(); i++) {
            var first = rules.first(rule);
            if (!nextAlone(rule, first, TRIES)) {
                return false;
            }
        }
        return true;
    }

    private boolean nextAlone(long rule, Optional<Long> ticket, int tries) {
        try {
            return rules.next(rule, 1);
        } catch (RuntimeException e) {
            if (tries > 1) {
                return nextAlone(rule, ticket, tries - 1);
            }
            LOG.log(Level.WARNING, e, () -> "The rule " + rule + " passes over a ticket that it cannot do");
            ticket.ifPresent(passed -> rules.skip(rule, passed));
            return ticket.isPresent();
        }
    }
}
