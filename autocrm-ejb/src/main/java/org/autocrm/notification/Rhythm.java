package org.autocrm.notification;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;

/** When the mails of an agent's notices are sent. */
public enum Rhythm {
    /** Each by itself, at once. */
    AT_ONCE,
    /** Together, at most once an hour. */
    HOURLY,
    /** Together, once a day. */
    DAILY,
    /** Not at all. */
    NEVER;

    private static final Duration HOUR = Duration.ofHours(1);

    /**
     * Whether what was collected is to be sent now.
     *
     * @param last when the last such mail was sent
     * @param oldest since when the first of it waits: what comes after the hour of the day waits for the next
     * @param hour of the day, for {@link #DAILY}
     */
    boolean isTime(Instant last, Instant oldest, Instant now, int hour, ZoneId zone) {
        return switch (this) {
            case AT_ONCE -> true;
            case HOURLY -> !last.plus(HOUR).isAfter(now);
            case DAILY -> {
                var today = now.atZone(zone);
                var turn = today.with(LocalTime.of(hour, 0));
                var latest = (turn.isAfter(today) ? turn.minusDays(1) : turn).toInstant();
                yield last.isBefore(latest) && oldest.isBefore(latest);
            }
            case NEVER -> false;
        };
    }
}
