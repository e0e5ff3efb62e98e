package org.autocrm.event;

import static jakarta.enterprise.event.TransactionPhase.AFTER_SUCCESS;

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
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Carries events from the log to the queues of their followers.
 *
 * <p>A thread of its own looks when a commit nudges it, and once a second for what a crash or another node left. Two
 * steps, each safe to repeat: committed rows get their place in the feed, then rows of the feed are sent and marked. A
 * broker that is down stops the second step only, which is then tried again after growing pauses. When there is much to
 * do it waits a moment between two looks, because a batch costs little more than one event.
 */
@Singleton
@Startup
@DependsOn("Migration")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
@SuppressWarnings("NullAway.Init") // the container fills the fields
public class EventRelay {

    private static final Logger LOG = Logger.getLogger(EventRelay.class.getName());

    private static final long SHORTEST_PAUSE_MILLIS = 1_000;
    private static final long LONGEST_PAUSE_MILLIS = 8_000;
    private static final long BREATH_MILLIS = 10;

    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Semaphore nudges = new Semaphore(0);

    @Resource
    private ManagedThreadFactory threads;

    @Inject
    private EventFeed feed;

    @Inject
    private FollowerQueues queues;

    @Inject
    private FeedSignal signal;

    private Thread thread;
    private long relayAgain = System.nanoTime();
    private long lookAgain = System.nanoTime();
    private long pauseMillis = SHORTEST_PAUSE_MILLIS;

    @PostConstruct
    void start() {
        thread = threads.newThread(this::run);
        thread.setName("autocrm-event-relay");
        thread.start();
    }

    @PreDestroy
    void stop() {
        stopped.countDown();
        thread.interrupt();
    }

    /** Wakes the relay. Memory only: a nudge that is lost costs a second. */
    public void nudge(@Observes(during = AFTER_SUCCESS) DomainEvent event) {
        nudges.release();
    }

    private void run() {
        try {
            while (stopped.getCount() > 0) {
                nudges.tryAcquire(1, TimeUnit.SECONDS);
                nudges.drainPermits();
                try {
                    number();
                    if (System.nanoTime() - relayAgain >= 0) {
                        relay();
                        lookAround();
                        recover();
                    }
                } catch (InterruptedException e) {
                    throw e;
                } catch (Exception | OutOfMemoryError e) {
                    report(e);
                    relayAgain = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(pauseMillis);
                    pauseMillis = Math.min(pauseMillis * 2, LONGEST_PAUSE_MILLIS);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The feed goes on while no broker answers. */
    private void number() throws Exception {
        if (feed.number(queues.followed()) > 0) {
            signal.grown();
        }
    }

    private void relay() throws Exception {
        while (stopped.getCount() > 0 && feed.relay(queues::send) > 0) {
            stopped.await(BREATH_MILLIS, TimeUnit.MILLISECONDS);
            nudges.drainPermits();
            number();
        }
    }

    /** What is not urgent is looked for once a second. */
    private void lookAround() throws Exception {
        if (System.nanoTime() - lookAgain >= 0) {
            lookAgain = System.nanoTime() + TimeUnit.SECONDS.toNanos(1);
            feed.replay(queues::resend);
            feed.forgetOldFollowUps();
        }
    }

    private void recover() {
        if (pauseMillis > SHORTEST_PAUSE_MILLIS) {
            pauseMillis = SHORTEST_PAUSE_MILLIS;
            LOG.info("The relay of events works again.");
        }
    }

    /** Says it once, until it works again. */
    private void report(Throwable cause) {
        if (pauseMillis == SHORTEST_PAUSE_MILLIS && stopped.getCount() > 0) {
            LOG.log(Level.WARNING, "Events wait in the database until they can be relayed: {0}", cause.toString());
        }
    }
}
