package org.autocrm.it;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;

/** Waits for what is to become true, by looking. */
final class Await {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private Await() {}

    /** Waits until the assertion holds, for a minute at most: machines are busy. */
    static void until(ThrowingRunnable assertion) {
        until(PATIENCE, assertion);
    }

    static void until(Duration patience, ThrowingRunnable assertion) {
        Awaitility.await()
                .atMost(patience)
                .pollInterval(Duration.ofMillis(200))
                .pollDelay(Duration.ZERO)
                .ignoreExceptions()
                .untilAsserted(assertion);
    }
}
