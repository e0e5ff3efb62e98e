package org.autocrm.bench;

import java.time.Duration;
import java.util.Arrays;
import org.autocrm.bench.Site.Cpu;
import org.jspecify.annotations.Nullable;

/**
 * What one measurement found. Times are in milliseconds, each of one request.
 *
 * @param server processor time of the server, until all answers were there
 * @param settled the sum of server and database until the followers had nothing left to do; 0 where nothing follows
 * @param busy the share of all processors that server and database had
 * @param failure what the first failed request said; null where none failed
 */
record Figure(
        int clients,
        long requests,
        double perSecond,
        double p50,
        double p95,
        double p99,
        double server,
        double database,
        double settled,
        double busy,
        long failures,
        @Nullable String failure) {

    static Figure of(
            int clients,
            long[] nanos,
            Duration took,
            Cpu answered,
            Cpu settled,
            long failures,
            @Nullable String failure) {
        var sorted = nanos.clone();
        Arrays.sort(sorted);
        int processors = Runtime.getRuntime().availableProcessors();
        return new Figure(
                clients,
                nanos.length,
                nanos.length / seconds(took),
                percentile(sorted, 0.50),
                percentile(sorted, 0.95),
                percentile(sorted, 0.99),
                each(answered.server(), nanos.length),
                each(answered.database(), nanos.length),
                each(settled.sum(), nanos.length),
                seconds(answered.sum()) / seconds(took) / processors,
                failures,
                failure);
    }

    double cpu() {
        return server + database;
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }

    private static double each(Duration sum, int requests) {
        return requests == 0 ? 0 : sum.toNanos() / 1e6 / requests;
    }

    private static double percentile(long[] sorted, double share) {
        return sorted.length == 0 ? 0 : sorted[(int) Math.min(sorted.length - 1, sorted.length * share)] / 1e6;
    }
}
