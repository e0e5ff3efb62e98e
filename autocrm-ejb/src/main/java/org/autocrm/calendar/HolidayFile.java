package org.autocrm.calendar;

import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.io.text.ICalReader;
import biweekly.property.Status;
import biweekly.util.Frequency;
import biweekly.util.ICalDate;
import biweekly.util.Recurrence;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TimeZone;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The holidays of an iCalendar file (RFC 5545): its events of whole days. An event that comes again every year is there
 * from last year until five years from now.
 *
 * @param source the file's name
 * @param holidays in order, one for each day
 * @param leftOut how many events of the file are none: of hours, cancelled, coming again otherwise than every year
 */
public record HolidayFile(String source, List<Holiday> holidays, int leftOut) implements Serializable {

    /** So large a file may be, in bytes of UTF-8. */
    public static final int MOST_BYTES = 1024 * 1024;

    private static final long serialVersionUID = 1L;
    private static final int YEARS_AHEAD = 5;
    private static final int LONGEST_EVENT_DAYS = 366;
    private static final int MOST_TURNS = 200_000;
    private static final TimeZone UTC = TimeZone.getTimeZone(ZoneOffset.UTC);

    /**
     * The holidays of a file.
     *
     * @throws CalendarNotValid if it is no such file, has none, or too many
     */
    static HolidayFile read(String name, String ics, Clock clock) {
        var source = CalendarNotValid.line("source", name, Holiday.LONGEST_SOURCE);
        refuseWhatIsNoCalendar(ics);
        var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        var reading = new Reading(
                today.minusYears(1).withDayOfYear(1),
                today.plusYears(YEARS_AHEAD).with(java.time.MonthDay.of(12, 31)));
        var events = events(ics);
        reading.takeAll(events);
        if (reading.names.isEmpty()) {
            throw refused(
                    "none",
                    events.isEmpty()
                            ? "There is no event in this file."
                            : "None of the " + events.size()
                                    + " events of this file fills whole days; holidays do. Take a file of holidays.");
        }
        return new HolidayFile(
                source,
                reading.names.entrySet().stream()
                        .map(day -> new Holiday(day.getKey(), day.getValue(), source))
                        .toList(),
                reading.leftOut);
    }

    private static void refuseWhatIsNoCalendar(String ics) {
        if (ics.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
            throw refused("too-large", "The file has more than one megabyte; take one with fewer years.");
        }
        var text = ics.replace("\ufeff", "").strip().toUpperCase(Locale.ROOT);
        if (!text.startsWith("BEGIN:VCALENDAR")) {
            throw refused(
                    "no-calendar",
                    "This is no iCalendar file: it does not begin with BEGIN:VCALENDAR. Its name ends with .ics.");
        }
        if (!text.endsWith("END:VCALENDAR")) {
            throw refused("cut-off", "The file is cut off: it does not end with END:VCALENDAR. Fetch it once more.");
        }
    }

    private static List<VEvent> events(String ics) {
        try (var reader = new ICalReader(ics.replace("\ufeff", "").strip())) {
            return reader.readAll().stream()
                    .map(ICalendar::getEvents)
                    .flatMap(Collection::stream)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e); // it is in memory
        }
    }

    private static CalendarNotValid tooMany() {
        return refused(
                "too-many",
                "The file names more than " + CalendarDefinition.MOST_HOLIDAYS + " days; take one with fewer years.");
    }

    private static CalendarNotValid refused(String code, String sentence) {
        return new CalendarNotValid("ics", "ics-" + code, sentence);
    }

    /** The days that were found so far. */
    private static final class Reading {

        private final LocalDate first;
        private final LocalDate last;
        private final Map<LocalDate, String> names = new TreeMap<>();
        private int leftOut;
        private int turned;

        Reading(LocalDate first, LocalDate last) {
            this.first = first;
            this.last = last;
        }

        void takeAll(List<VEvent> events) {
            var moved = moved(events);
            for (var event : events) {
                if (!take(event, moved)) {
                    leftOut++;
                }
            }
        }

        /** Whether it brought a holiday. */
        private boolean take(VEvent event, Map<String, Set<LocalDate>> moved) {
            var begin = event.getDateStart() == null
                    ? null
                    : wholeDay(event.getDateStart().getValue());
            if (begin == null || isCancelled(event)) {
                return false;
            }
            var days = days(event, begin);
            if (days == 0) {
                return false;
            }
            var rule = event.getRecurrenceRule() == null
                    ? null
                    : event.getRecurrenceRule().getValue();
            Set<LocalDate> beginnings = new HashSet<>();
            if (rule == null) {
                beginnings.add(begin);
            } else if (rule.getFrequency() != Frequency.YEARLY) {
                return false;
            } else {
                beginnings.addAll(turns(begin, rule));
            }
            event.getRecurrenceDates()
                    .forEach(more -> more.getDates().forEach(date -> addTo(beginnings, wholeDay(date))));
            event.getExceptionDates()
                    .forEach(fewer -> fewer.getValues().forEach(date -> beginnings.remove(wholeDay(date))));
            if (event.getRecurrenceId() == null) {
                beginnings.removeAll(moved.getOrDefault(uid(event), Set.of()));
            }
            beginnings.forEach(beginning -> add(beginning, days, name(event)));
            return !beginnings.isEmpty();
        }

        private void add(LocalDate beginning, long days, String name) {
            for (var day = 0; day < days; day++) {
                var date = beginning.plusDays(day);
                if (Holiday.isThinkable(date)) {
                    names.merge(date, name, Reading::both);
                }
            }
            if (names.size() > CalendarDefinition.MOST_HOLIDAYS) {
                throw tooMany();
            }
        }

        /** Two things that are celebrated on one day. */
        private static String both(String one, String other) {
            var names = one + " / " + other;
            return one.equals(other) || names.length() > Holiday.LONGEST_NAME ? one : names;
        }

        /** When a yearly event begins, from last year on. */
        private List<LocalDate> turns(LocalDate begin, Recurrence rule) {
            var until = rule.getUntil() == null ? null : dateOf(rule.getUntil());
            var end = until == null || until.isAfter(last) ? last : until;
            var endless = new Recurrence.Builder(rule)
                    .until((@Nullable ICalDate) null) // compared by the date that is written, not in a time zone
                    .build();
            List<LocalDate> turns = new ArrayList<>();
            // with a time: dates without one are counted in the server's time zone
            var iterator = endless.getDateIterator(
                    Date.from(begin.atStartOfDay(ZoneOffset.UTC).toInstant()), UTC);
            while (iterator.hasNext()) {
                if (++turned > MOST_TURNS) {
                    throw tooMany();
                }
                var turn = LocalDate.ofInstant(iterator.next().toInstant(), ZoneOffset.UTC);
                if (turn.isAfter(end)) {
                    break;
                }
                if (!turn.isBefore(first)) {
                    turns.add(turn);
                }
            }
            return turns;
        }

        /** Which turns of which event are told by an event of their own. */
        private static Map<String, Set<LocalDate>> moved(List<VEvent> events) {
            Map<String, Set<LocalDate>> moved = new HashMap<>();
            for (var event : events) {
                if (event.getRecurrenceId() != null) {
                    addTo(
                            moved.computeIfAbsent(uid(event), uid -> new HashSet<>()),
                            wholeDay(event.getRecurrenceId().getValue()));
                }
            }
            return moved;
        }

        private static void addTo(Set<LocalDate> dates, @Nullable LocalDate date) {
            if (date != null) {
                dates.add(date);
            }
        }

        private static String uid(VEvent event) {
            return event.getUid() == null ? "" : Objects.toString(event.getUid().getValue(), "");
        }

        private static boolean isCancelled(VEvent event) {
            return event.getStatus() != null && Status.cancelled().equals(event.getStatus());
        }

        private static String name(VEvent event) {
            var summary = event.getSummary() == null
                    ? ""
                    : Objects.toString(event.getSummary().getValue(), "");
            var line = summary.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
            if (line.isEmpty()) {
                return "Holiday";
            }
            return line.length() <= Holiday.LONGEST_NAME
                    ? line
                    : line.substring(0, Holiday.LONGEST_NAME - 1).strip() + "\u2026";
        }

        /** How many days it lasts; 0 if it does not last whole ones. */
        private static long days(VEvent event, LocalDate begin) {
            if (event.getDateEnd() != null) {
                var end = wholeDay(event.getDateEnd().getValue());
                return end == null ? 0 : limited(ChronoUnit.DAYS.between(begin, end));
            }
            var duration =
                    event.getDuration() == null ? null : event.getDuration().getValue();
            if (duration == null) {
                return 1;
            }
            return limited(java.time.Duration.ofMillis(duration.toMillis()).toDays());
        }

        private static long limited(long days) {
            return Math.min(Math.max(1, days), LONGEST_EVENT_DAYS);
        }

        /** The day that is written there, if it is a day and no time of it; midnight by the clock counts as a day. */
        private static @Nullable LocalDate wholeDay(@Nullable ICalDate date) {
            if (date == null || date.getRawComponents() == null) {
                return null;
            }
            var raw = date.getRawComponents();
            var isMidnight = raw.getHour() == 0 && raw.getMinute() == 0 && raw.getSecond() == 0 && !raw.isUtc();
            return date.hasTime() && !isMidnight ? null : dateOf(date);
        }

        private static @Nullable LocalDate dateOf(ICalDate date) {
            var raw = date.getRawComponents();
            try {
                return raw == null ? null : LocalDate.of(raw.getYear(), raw.getMonth(), raw.getDate());
            } catch (DateTimeException e) {
                return null; // such as 31 February
            }
        }
    }
}
