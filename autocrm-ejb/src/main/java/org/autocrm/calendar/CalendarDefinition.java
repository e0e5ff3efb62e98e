package org.autocrm.calendar;

import java.io.Serializable;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * When time counts by a calendar: its time zone, the hours of its week, its holidays. Each version of a calendar keeps
 * one.
 *
 * @param week the hours of each day, in order; no entry for a day without any
 * @param holidays in order of their dates
 */
public record CalendarDefinition(ZoneId zone, Map<DayOfWeek, List<Hours>> week, List<Holiday> holidays)
        implements Serializable {

    /** So many holidays a calendar may have. */
    public static final int MOST_HOLIDAYS = 2_000;

    private static final long serialVersionUID = 1L;
    private static final int MOST_INTERVALS = 12;

    public CalendarDefinition {
        var days = new EnumMap<DayOfWeek, List<Hours>>(DayOfWeek.class);
        week.forEach((day, hours) -> {
            if (!hours.isEmpty()) {
                days.put(day, inOrder(day, hours));
            }
        });
        if (days.isEmpty()) {
            throw new CalendarNotValid(
                    "week", "closed-week", "Say when people work on one day at least, or no time would ever count.");
        }
        week = Collections.unmodifiableMap(days);
        holidays = holidays.stream().sorted().distinct().toList();
        if (holidays.size() > MOST_HOLIDAYS) {
            throw new CalendarNotValid(
                    "holidays", "too-many-holidays", "A calendar has at most " + MOST_HOLIDAYS + " holidays.");
        }
        refuseTypedTwice(holidays);
    }

    /**
     * The time zone of that name.
     *
     * @throws CalendarNotValid if there is none, or it is only an offset
     */
    public static ZoneId zone(String name) {
        try {
            if (ZoneId.getAvailableZoneIds().contains(name)) {
                return ZoneId.of(name);
            }
        } catch (DateTimeException e) {
            // it is none
        }
        throw new CalendarNotValid(
                "zone",
                "zone",
                "There is no time zone \"" + (name.length() <= 40 ? name : name.substring(0, 40) + "\u2026")
                        + "\"; take a name of the IANA list, such as Europe/Berlin.");
    }

    /**
     * The hours of a day, each as a text such as {@code 09:00-17:00}.
     *
     * @throws CalendarNotValid if one of them says something else, or they overlap
     */
    public static List<Hours> hours(DayOfWeek day, List<String> texts) {
        List<Hours> hours = new ArrayList<>();
        for (var i = 0; i < texts.size(); i++) {
            try {
                hours.add(Hours.parse(texts.get(i)));
            } catch (IllegalArgumentException e) {
                throw new CalendarNotValid(member(day) + "/" + i, "hours", Objects.toString(e.getMessage()));
            }
        }
        return inOrder(day, hours);
    }

    /** The same as the engine that counts knows it. */
    public BusinessHours businessHours() {
        return new BusinessHours(
                zone, week, holidays.stream().map(Holiday::date).collect(Collectors.toSet()));
    }

    /** The hours of a day; none where nobody works. */
    public List<Hours> on(DayOfWeek day) {
        return week.getOrDefault(day, List.of());
    }

    /** The same with other holidays from a file of that name; those that were typed or read from other files stay. */
    public CalendarDefinition withHolidays(String source, Collection<Holiday> read) {
        return new CalendarDefinition(
                zone,
                week,
                Stream.concat(holidays.stream().filter(holiday -> !source.equals(holiday.source())), read.stream())
                        .toList());
    }

    /** The hours of a day as a text such as {@code 09:00-12:00, 13:00-17:00}; empty where nobody works. */
    public String textOf(DayOfWeek day) {
        return on(day).stream().map(Hours::text).collect(Collectors.joining(", "));
    }

    private static List<Hours> inOrder(DayOfWeek day, List<Hours> hours) {
        if (hours.size() > MOST_INTERVALS) {
            throw new CalendarNotValid(
                    member(day), "hours", "A day has at most " + MOST_INTERVALS + " stretches of work.");
        }
        var sorted = hours.stream().sorted().toList();
        for (var i = 1; i < sorted.size(); i++) {
            var before = sorted.get(i - 1);
            var each = sorted.get(i);
            if (each.overlaps(before)) {
                throw new CalendarNotValid(
                        member(day),
                        "overlap",
                        before.text() + " and " + each.text() + " overlap; let one end before the next begins.");
            }
        }
        return sorted;
    }

    private static String member(DayOfWeek day) {
        return "week/" + day.name().toLowerCase(Locale.ROOT);
    }

    private static void refuseTypedTwice(List<Holiday> holidays) {
        Set<LocalDate> typed = new HashSet<>();
        holidays.stream().filter(Holiday::isTyped).forEach(holiday -> {
            if (!typed.add(holiday.date())) {
                throw new CalendarNotValid(
                        "holidays", "holiday-twice", holiday.date() + " is there twice; name it once.");
            }
        });
    }

    /** The holidays that are here and not there. */
    Collection<Holiday> holidaysBeyond(CalendarDefinition other) {
        var beyond = new TreeSet<>(holidays);
        other.holidays().forEach(beyond::remove);
        return beyond;
    }
}
