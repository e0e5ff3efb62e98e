package org.autocrm.shared;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Looks at something again and again, on a thread of its own, until it is stopped. A look that fails is said once, and
 * again only after one that did not; the next look comes in any case.
 */
public final class Watch {

    private static final Logger LOG = Logger.getLogger(Watch.class.getName());

    private final String name;
    private final Duration pause;
    private final String complaint;
    private final Runnable look;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private boolean failing;

    /**
     * Makes a watch that has not begun.
     *
     * @param name of its thread
     * @param pause before each look
     * @param complaint what cannot be done while looks fail, such as {@code Snoozed tickets cannot be woken}
     */
    public Watch(String name, Duration pause, String complaint, Runnable look) {
        this.name = name;
        this.pause = pause;
        this.complaint = complaint;
        this.look = look;
    }

    /** Begins. */
    public void start(ThreadFactory threads) {
        var thread = threads.newThread(this::watch);
        thread.setName(name);
        thread.start();
    }

    /** Ends, after the look that it is at; does not wait for that. */
    public void stop() {
        stopped.countDown();
    }

    /** Whether it is to end: a long look asks for it now and then. */
    public boolean isStopped() {
        return stopped.getCount() == 0;
    }

    private void watch() {
        try {
            while (!stopped.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                lookOnce();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void lookOnce() {
        try {
            look.run();
            failing = false;
        } catch (RuntimeException e) {
            if (!failing && !isStopped()) {
                LOG.log(Level.WARNING, "{0}, and it is tried again: {1}", new Object[] {complaint, e});
            }
            failing = true;
        }
    }
}
