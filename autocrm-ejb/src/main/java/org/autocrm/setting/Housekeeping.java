package org.autocrm.setting;

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
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Has every {@link Chore} done once a minute, by a thread of its own. */
@Singleton
@Startup
@DependsOn("Migration")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class Housekeeping {

    private static final Logger LOG = Logger.getLogger(Housekeeping.class.getName());

    private final CountDownLatch stopped = new CountDownLatch(1);

    @Resource
    private ManagedThreadFactory threads;

    @Inject
    @Any
    private Instance<Chore> chores;

    @PostConstruct
    void start() {
        var thread = threads.newThread(this::run);
        thread.setName("autocrm-housekeeping");
        thread.start();
    }

    @PreDestroy
    void stop() {
        stopped.countDown();
    }

    private void run() {
        try {
            while (!stopped.await(1, TimeUnit.MINUTES)) {
                chores.forEach(Housekeeping::tidy);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void tidy(Chore chore) {
        try {
            chore.tidy();
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "A chore waits for the next minute: {0}", e.toString());
        }
    }
}
