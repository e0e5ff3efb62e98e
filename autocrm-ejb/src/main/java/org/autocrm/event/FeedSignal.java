package org.autocrm.event;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/**
 * Wakes those who wait for the feed to grow. Reaches the waiting of this node; those of others look again by
 * themselves.
 */
@ApplicationScoped
public class FeedSignal {

    private final Object feed = new Object();
    private long growths;

    /** What {@link #awaitGrowth} wants to know: how often the feed had grown before somebody looked. */
    public long growths() {
        synchronized (feed) {
            return growths;
        }
    }

    /** Waits until the feed has grown since then, or for so long. */
    @SuppressWarnings("WaitNotInLoop") // who waits looks again, whatever has woken it
    public void awaitGrowth(long since, Duration atMost) throws InterruptedException {
        synchronized (feed) {
            if (growths == since) {
                feed.wait(Math.max(1, atMost.toMillis()));
            }
        }
    }

    void grown() {
        synchronized (feed) {
            growths++;
            feed.notifyAll();
        }
    }
}
