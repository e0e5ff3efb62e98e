package org.autocrm.launcher.demo;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The rhythm of a desk that is open from seven to five (UTC), Monday to Friday, and of those who write to it. */
final class WorkingHours {

    private static final LocalTime OPENS = LocalTime.of(7, 0);
    private static final LocalTime CLOSES = LocalTime.of(17, 0);
    private static final LocalTime PEOPLE_GET_UP = LocalTime.of(5, 30);
    private static final LocalTime PEOPLE_GO_TO_BED = LocalTime.of(21, 30);

    /** How much mail comes in each hour of a day. */
    private static final double[] HOURS = {
        1, 0.6, 0.4, 0.4, 0.8, 2, 6, 14, 21, 22, 20, 15, 12, 17, 19, 17, 12, 8, 6, 5, 5, 4, 3, 2
    };

    private WorkingHours() {}

    /** The moment that is so much working time later. */
    static Instant later(Instant from, long workingMinutes) {
        var at = openAgain(from.atZone(ZoneOffset.UTC));
        var rest = Duration.ofMinutes(workingMinutes);
        while (true) {
            var today = Duration.between(at.toLocalTime(), CLOSES);
            if (rest.compareTo(today) < 0) {
                return at.plus(rest).toInstant();
            }
            rest = rest.minus(today);
            at = openAgain(at.toLocalDate().plusDays(1).atTime(OPENS).atZone(ZoneOffset.UTC));
        }
    }

    /** How many hours the desk was open between the two, about. */
    static int between(Instant from, Instant to) {
        int hours = 0;
        for (var at = from.atZone(ZoneOffset.UTC).plusMinutes(30);
                at.toInstant().isBefore(to);
                at = at.plusHours(1)) {
            hours += openAgain(at).equals(at) ? 1 : 0;
        }
        return hours;
    }

    private static ZonedDateTime openAgain(ZonedDateTime at) {
        if (at.toLocalTime().isBefore(OPENS)) {
            at = at.with(OPENS);
        } else if (!at.toLocalTime().isBefore(CLOSES)) {
            at = at.plusDays(1).with(OPENS);
        }
        while (isWeekend(at)) {
            at = at.plusDays(1).with(OPENS);
        }
        return at;
    }

    /** That moment, or the next morning if people sleep. */
    static Instant awake(Instant moment, Draw draw) {
        var at = moment.atZone(ZoneOffset.UTC);
        if (at.toLocalTime().isAfter(PEOPLE_GO_TO_BED)) {
            at = at.plusDays(1).with(PEOPLE_GET_UP).plusMinutes(draw.between(10, 240));
        } else if (at.toLocalTime().isBefore(PEOPLE_GET_UP)) {
            at = at.with(PEOPLE_GET_UP).plusMinutes(draw.between(10, 240));
        }
        return at.toInstant();
    }

    /** When people write, in the last days up to {@code now}: Mondays are busy, and the desk is getting more to do. */
    static List<Instant> moments(Draw draw, Instant now, int days, int count) {
        var choices = new ArrayList<ZonedDateTime>();
        var first = now.minus(Duration.ofDays(days)).atZone(ZoneOffset.UTC);
        for (var hour = first.withMinute(0).withSecond(0).withNano(0);
                !hour.toInstant().isAfter(now);
                hour = hour.plusHours(1)) {
            choices.add(hour);
        }
        var weights = new double[choices.size()];
        var sum = 0.0;
        for (int i = 0; i < weights.length; i++) {
            sum += weight(choices.get(i)) * (0.8 + 0.4 * i / weights.length);
            weights[i] = sum;
        }
        var moments = new ArrayList<Instant>();
        while (moments.size() < count) {
            var place = Arrays.binarySearch(weights, draw.fraction() * sum);
            var hour = choices.get(place < 0 ? -place - 1 : place);
            var moment = hour.plusSeconds(draw.between(0, 3599)).toInstant();
            if (moment.isBefore(now) && moment.isAfter(first.toInstant())) {
                moments.add(moment);
            }
        }
        return moments;
    }

    private static double weight(ZonedDateTime hour) {
        var day = switch (hour.getDayOfWeek()) {
            case MONDAY -> 1.45;
            case TUESDAY -> 1.15;
            case WEDNESDAY, THURSDAY -> 1.0;
            case FRIDAY -> 0.85;
            case SATURDAY -> 0.2;
            case SUNDAY -> 0.17;
        };
        return day * HOURS[hour.getHour()];
    }

    private static boolean isWeekend(ZonedDateTime at) {
        return at.getDayOfWeek() == DayOfWeek.SATURDAY || at.getDayOfWeek() == DayOfWeek.SUNDAY;
    }
}
