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
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
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
    private static final long PAUSE_MILLIS = 1_000;
    private static final int BATCH = 50;

    private final CountDownLatch stopped = new CountDownLatch(1);

    @Resource
    private ManagedThreadFactory threads;

    @Inject
    private Router router;

    private boolean failing;

    @PostConstruct
    void start() {
        var thread = threads.newThread(this::watch);
        thread.setName("autocrm-routing");
        thread.start();
    }

    @PreDestroy
    void stop() {
        stopped.countDown();
    }

    private void watch() {
        try {
            while (!stopped.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS)) {
                try {
                    look();
                    failing = false;
                } catch (RuntimeException e) {
                    report(e);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void look() {
        var due = router.due(BATCH);
        while (!due.isEmpty() && stopped.getCount() > 0) {
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

    /** Says it once, until it works again. */
    private void report(RuntimeException cause) {
        if (!failing && stopped.getCount() > 0) {
            failing = true;
            LOG.log(Level.WARNING, "Waiting tickets cannot be routed, and are tried again: {0}", cause.toString());
        }
    }
}
