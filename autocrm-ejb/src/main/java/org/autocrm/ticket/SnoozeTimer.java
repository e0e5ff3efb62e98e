package org.autocrm.ticket;

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
import org.autocrm.shared.Watch;

/**
 * Wakes snoozed tickets when their time has come, within a second or two. Each node looks; a ticket that one has taken,
 * the others pass over.
 */
@Singleton
@Startup
@DependsOn("Migration")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class SnoozeTimer {

    private static final Logger LOG = Logger.getLogger(SnoozeTimer.class.getName());
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final int BATCH = 50;

    @Resource
    private ManagedThreadFactory threads;

    @Inject
    private SystemDesk desk;

    private final Watch watch = new Watch("autocrm-snooze", PAUSE, "Snoozed tickets cannot be woken", this::look);

    @PostConstruct
    void start() {
        watch.start(threads);
    }

    @PreDestroy
    void stop() {
        watch.stop();
    }

    private void look() {
        while (desk.wakeDue(BATCH) == BATCH) {
            LOG.log(Level.FINE, "more tickets are due");
        }
    }
}
