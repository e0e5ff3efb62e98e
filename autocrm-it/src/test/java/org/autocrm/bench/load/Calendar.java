package org.autocrm.bench.load;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;

/** When tickets are opened: in three years of weeks, little at night and on weekends, each after the one before. */
final class Calendar {

    private static final int WEEKS = 156;

    /** The share of a week's work up to the end of each day, and of a day's up to 7, 18 and 24 hours. */
    private static final double[] DAYS = {0, 0.20, 0.39, 0.57, 0.75, 0.92, 0.97, 1};

    private static final double[] SHARES = {0, 0.06, 0.88, 1};
    private static final double[] HOURS = {0, 7, 18, 24};

    private final Instant start;
    private final long tickets;

    /** @param until the Monday before it is the end of the three years */
    Calendar(Instant until, long tickets) {
        var monday = until.atOffset(ZoneOffset.UTC)
                .truncatedTo(ChronoUnit.DAYS)
                .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        this.start = monday.minusWeeks(WEEKS).toInstant();
        this.tickets = tickets;
    }

    Instant opened(long ticket) {
        double weeks = (double) ticket / tickets * WEEKS;
        double days = between(weeks % 1, DAYS, new double[] {0, 1, 2, 3, 4, 5, 6, 7});
        double hours = between(days % 1, SHARES, HOURS);
        long wholeDays = (long) Math.floor(weeks) * 7 + (long) Math.floor(days);
        return start.plus(Duration.ofDays(wholeDays)).plusMillis((long) (hours * 3_600_000));
    }

    /** The end: nothing happens later. */
    Instant end() {
        return start.plus(Duration.ofDays(WEEKS * 7L));
    }

    private static double between(double share, double[] shares, double[] values) {
        int i = 1;
        while (i < shares.length - 1 && share >= shares[i]) {
            i++;
        }
        return values[i - 1] + (values[i] - values[i - 1]) * (share - shares[i - 1]) / (shares[i] - shares[i - 1]);
    }
}
