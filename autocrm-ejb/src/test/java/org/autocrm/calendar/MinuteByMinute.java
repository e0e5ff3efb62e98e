package org.autocrm.calendar;

import java.time.Duration;
import java.time.Instant;

/** Counts business hours in the slowest way there is: looks at the clock on the wall every minute. */
public final class MinuteByMinute {

    private static final Duration STEP = Duration.ofMinutes(1);

    private final BusinessHours hours;

    public MinuteByMinute(BusinessHours hours) {
        this.hours = hours;
    }

    public boolean isOpen(Instant minute) {
        var wall = minute.atZone(hours.zone()).toLocalDateTime();
        var ofDay = wall.getHour() * 60 + wall.getMinute();
        return !hours.holidays().contains(wall.toLocalDate())
                && hours.week().containsKey(wall.getDayOfWeek())
                && hours.week().get(wall.getDayOfWeek()).stream()
                        .anyMatch(stretch -> stretch.from() <= ofDay && ofDay < stretch.to());
    }

    public Instant add(Instant start, Duration amount) {
        var minute = start;
        for (var missing = amount.toMinutes(); missing > 0; minute = minute.plus(STEP)) {
            if (isOpen(minute)) {
                missing--;
            }
        }
        return minute;
    }

    public Instant subtract(Instant end, Duration amount) {
        var minute = end;
        for (var missing = amount.toMinutes(); missing > 0; ) {
            minute = minute.minus(STEP);
            if (isOpen(minute)) {
                missing--;
            }
        }
        return minute;
    }

    public Duration between(Instant from, Instant to) {
        var open = 0;
        for (var minute = from; minute.isBefore(to); minute = minute.plus(STEP)) {
            if (isOpen(minute)) {
                open++;
            }
        }
        return Duration.ofMinutes(open);
    }
}
