package org.autocrm.calendar;

import java.io.Serializable;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The hours of a week in which time counts, by the wall clock of a time zone, and the days on which it does not. It
 * counts in elapsed time: where the clock is put forward, the hour that is skipped is not worked; where it is put back,
 * the hour that comes twice counts twice.
 *
 * @param week the hours of each day; none on a day that is not there
 * @param holidays days, by the calendar of the zone, without any hours
 */
public record BusinessHours(ZoneId zone, Map<DayOfWeek, List<Hours>> week, Set<LocalDate> holidays)
        implements Serializable {

    /** Every hour of every day. */
    public static final BusinessHours ALWAYS = always(ZoneOffset.UTC);

    public BusinessHours {
        var days = new EnumMap<DayOfWeek, List<Hours>>(DayOfWeek.class);
        week.forEach((day, hours) -> {
            if (!hours.isEmpty()) {
                days.put(day, inOrder(hours));
            }
        });
        if (days.isEmpty()) {
            throw new IllegalArgumentException("A week needs at least one hour of work, or no time would ever count.");
        }
        week = Collections.unmodifiableMap(days);
        holidays = Set.copyOf(holidays);
    }

    /** Every hour of every day, in a time zone. */
    public static BusinessHours always(ZoneId zone) {
        var week = new EnumMap<DayOfWeek, List<Hours>>(DayOfWeek.class);
        Arrays.stream(DayOfWeek.values()).forEach(day -> week.put(day, List.of(new Hours(0, Hours.MINUTES_OF_A_DAY))));
        return new BusinessHours(zone, week, Set.of());
    }

    private static List<Hours> inOrder(List<Hours> hours) {
        var sorted = hours.stream().sorted().toList();
        for (var i = 1; i < sorted.size(); i++) {
            if (sorted.get(i).overlaps(sorted.get(i - 1))) {
                throw new IllegalArgumentException("The business hours of a day do not overlap.");
            }
        }
        return sorted;
    }

    /** The earliest moment by which so much time has counted since the start; the start itself for none. */
    public Instant add(Instant start, Duration amount) {
        refuseNegative(amount);
        var sum = new Sum(amount, start);
        if (!amount.isZero()) {
            forward(start, stretch -> sum.takes(stretch, stretch.from(), 1));
        }
        return sum.moment;
    }

    /** The latest moment since which so much time has counted until the end; the end itself for none. */
    public Instant subtract(Instant end, Duration amount) {
        refuseNegative(amount);
        var sum = new Sum(amount, end);
        if (!amount.isZero()) {
            backward(end, stretch -> sum.takes(stretch, stretch.to(), -1));
        }
        return sum.moment;
    }

    /** How much time counts from one moment to a later one; none where it is not later. */
    public Duration between(Instant from, Instant to) {
        var sum = new Duration[] {Duration.ZERO};
        if (from.isBefore(to)) {
            forward(from, stretch -> {
                var end = earlier(stretch.to(), to);
                if (stretch.from().isBefore(end)) {
                    sum[0] = sum[0].plus(Duration.between(stretch.from(), end));
                }
                return stretch.to().isBefore(to);
            });
        }
        return sum[0];
    }

    /** Whether time counts at that moment. */
    public boolean isOpen(Instant at) {
        return opening(at).equals(at);
    }

    /** The moment itself if time counts then, else when it next does. */
    public Instant opening(Instant at) {
        var found = new Instant[] {at};
        forward(at, stretch -> {
            found[0] = stretch.from();
            return false;
        });
        return found[0];
    }

    /** A time without a gap, from its first moment to the one after its last. */
    private record Stretch(Instant from, Instant to) {}

    /** Time that is counted until it is enough. */
    private static final class Sum {

        private Duration missing;
        private Instant moment;

        Sum(Duration missing, Instant moment) {
            this.missing = missing;
            this.moment = moment;
        }

        /** Whether more is needed after this stretch, which is counted from its near end. */
        boolean takes(Stretch stretch, Instant nearEnd, int direction) {
            var length = Duration.between(stretch.from(), stretch.to());
            if (length.compareTo(missing) < 0) {
                missing = missing.minus(length);
                return true;
            }
            moment = nearEnd.plus(missing.multipliedBy(direction));
            return false;
        }
    }

    /** Visits the stretches of work after a moment, in order, until the visitor has enough: one offset at a time. */
    private void forward(Instant start, Predicate<Stretch> more) {
        var rules = zone.getRules();
        var at = start;
        while (true) {
            var offset = rules.getOffset(at);
            var day = dateOf(at, offset);
            var transition = rules.nextTransition(at);
            var midnight = day.plusDays(1).atStartOfDay().toInstant(offset);
            var end = transition == null ? midnight : earlier(transition.getInstant(), midnight);
            for (var hours : on(day)) {
                var stretch = within(at, end, hours, day, offset);
                if (stretch.from().isBefore(stretch.to()) && !more.test(stretch)) {
                    return;
                }
            }
            at = end;
        }
    }

    /** Visits the stretches of work before a moment, the latest first. */
    private void backward(Instant end, Predicate<Stretch> more) {
        var rules = zone.getRules();
        var at = end;
        while (true) {
            var last = at.minusNanos(1);
            var offset = rules.getOffset(last);
            var day = dateOf(last, offset);
            var transition = rules.previousTransition(at);
            var midnight = day.atStartOfDay().toInstant(offset);
            var start = transition == null ? midnight : later(transition.getInstant(), midnight);
            var hours = on(day);
            for (var i = hours.size() - 1; i >= 0; i--) {
                var stretch = within(start, at, hours.get(i), day, offset);
                if (stretch.from().isBefore(stretch.to()) && !more.test(stretch)) {
                    return;
                }
            }
            at = start;
        }
    }

    private List<Hours> on(LocalDate day) {
        return holidays.contains(day) ? List.of() : week.getOrDefault(day.getDayOfWeek(), List.of());
    }

    private static Stretch within(Instant from, Instant to, Hours hours, LocalDate day, ZoneOffset offset) {
        var midnight = day.atStartOfDay().toInstant(offset);
        return new Stretch(
                later(from, midnight.plus(Duration.ofMinutes(hours.from()))),
                earlier(to, midnight.plus(Duration.ofMinutes(hours.to()))));
    }

    private static LocalDate dateOf(Instant at, ZoneOffset offset) {
        return LocalDateTime.ofEpochSecond(at.getEpochSecond(), at.getNano(), offset)
                .toLocalDate();
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static void refuseNegative(Duration amount) {
        if (amount.isNegative()) {
            throw new IllegalArgumentException("An amount of time is not negative.");
        }
    }
}
