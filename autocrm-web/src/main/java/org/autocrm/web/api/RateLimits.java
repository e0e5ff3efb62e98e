package org.autocrm.web.api;

import io.github.bucket4j.Bucket;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.autocrm.account.KeyInUse;
import org.autocrm.setting.Settings;

/** How many requests each key may send a minute. Each node counts for itself. */
@ApplicationScoped
public class RateLimits {

    /** The length of the window in seconds. */
    static final int WINDOW = 60;

    private static final int USUAL = 6_000;

    @Inject
    private Settings settings;

    private final Map<Long, Counter> counters = new ConcurrentHashMap<>();

    private record Counter(int limit, Bucket bucket) {}

    /**
     * Whether one more request is allowed, and what is left.
     *
     * @param reset seconds until everything is allowed again
     * @param retry seconds until the next request is allowed; 0 if this one was
     */
    record Verdict(boolean allowed, int limit, long remaining, long reset, long retry) {}

    Verdict count(KeyInUse key) {
        var own = key.rateLimit();
        int limit = own == null ? settings.number("api.rate.limit", USUAL) : own;
        var counter = counters.get(key.id());
        if (counter == null || counter.limit() != limit) {
            counter = new Counter(limit, bucket(limit));
            counters.put(key.id(), counter);
        }
        var probe = counter.bucket().tryConsumeAndReturnRemaining(1);
        return new Verdict(
                probe.isConsumed(),
                limit,
                probe.getRemainingTokens(),
                seconds(probe.getNanosToWaitForReset()),
                seconds(probe.getNanosToWaitForRefill()));
    }

    private static Bucket bucket(int limit) {
        return Bucket.builder()
                .addLimit(it -> it.capacity(limit).refillIntervally(limit, Duration.ofSeconds(WINDOW)))
                .build();
    }

    private static long seconds(long nanos) {
        return (nanos + TimeUnit.SECONDS.toNanos(1) - 1) / TimeUnit.SECONDS.toNanos(1);
    }
}
