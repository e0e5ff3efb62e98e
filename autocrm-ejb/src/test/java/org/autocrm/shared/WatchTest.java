package org.autocrm.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Something that is looked at again and again. */
class WatchTest {

    private static final Logger LOG = Logger.getLogger(Watch.class.getName());

    private final List<LogRecord> said = new ArrayList<>();
    private final Handler ear = new Handler() {
        @Override
        public void publish(LogRecord entry) {
            said.add(entry);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void listen() {
        LOG.setUseParentHandlers(false);
        LOG.addHandler(ear);
    }

    @AfterEach
    void leave() {
        LOG.removeHandler(ear);
        LOG.setUseParentHandlers(true);
    }

    @Test
    void looksUntilItIsStopped() throws InterruptedException {
        var looks = new CountDownLatch(3);
        var watch = new Watch("looks", Duration.ofMillis(1), "Nothing can be seen", looks::countDown);
        var threads = new ArrayList<Thread>();
        watch.start(work -> {
            threads.add(new Thread(work));
            return threads.get(0);
        });

        assertThat(looks.await(1, TimeUnit.MINUTES)).isTrue();
        watch.stop();
        threads.get(0).join(60_000);

        assertThat(threads.get(0).isAlive()).isFalse();
        assertThat(threads.get(0).getName()).isEqualTo("looks");
        assertThat(watch.isStopped()).isTrue();
        assertThat(said).isEmpty();
    }

    @Test
    void goesOnAfterAFailureAndSaysItOnceUntilItWorksAgain() throws InterruptedException {
        var looks = new AtomicInteger();
        var enough = new CountDownLatch(1);
        var watch = new Watch("fails", Duration.ofMillis(1), "Nothing can be seen", () -> {
            int look = looks.incrementAndGet();
            if (look >= 6) {
                enough.countDown();
            } else if (look != 3) {
                throw new IllegalStateException("it is dark");
            }
        });
        var threads = new ArrayList<Thread>();
        watch.start(work -> {
            threads.add(new Thread(work));
            return threads.get(0);
        });

        assertThat(enough.await(1, TimeUnit.MINUTES)).isTrue();
        watch.stop();
        threads.get(0).join(60_000);

        assertThat(said)
                .hasSize(2)
                .allSatisfy(entry -> assertThat(entry.getParameters()[0]).isEqualTo("Nothing can be seen"));
    }
}
