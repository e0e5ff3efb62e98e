package org.autocrm.mail.mime;

import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.io.text.ICalReader;
import biweekly.property.Attendee;
import biweekly.property.DateOrDateTimeProperty;
import biweekly.property.ICalProperty;
import biweekly.property.Organizer;
import biweekly.property.TextProperty;
import biweekly.util.DateTimeComponents;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An appointment that a mail asks for, cancels or answers (RFC 5546), in words.
 *
 * @param line what it is about and when, in one line
 * @param words all that matters of it, some lines
 */
public record Invitation(String line, String words) {

    /** Larger calendars are files only. */
    public static final int MOST_BYTES = 256 * 1024;

    private static final int LONGEST_LINE = 300;
    private static final int LONGEST_DESCRIPTION = 4_000;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEEE, d MMMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);

    /** The first appointment of a calendar (RFC 5545), empty if there is none. */
    public static Optional<Invitation> in(String ics) {
        try (var reader = new ICalReader(ics.replace("\ufeff", "").strip())) {
            return Optional.ofNullable(reader.readNext())
                    .flatMap(calendar ->
                            calendar.getEvents().stream().findFirst().map(event -> of(calendar, event)));
        } catch (IOException e) {
            throw new UncheckedIOException(e); // it is in memory
        } catch (RuntimeException e) { // whatever it holds
            return Optional.empty();
        }
    }

    private static String methodOf(ICalendar calendar) {
        return calendar.getMethod() == null
                ? ""
                : Objects.requireNonNullElse(calendar.getMethod().getValue(), "")
                        .toUpperCase(Locale.ROOT);
    }

    private static Invitation of(ICalendar calendar, VEvent event) {
        var summary = text(event.getSummary()).orElse("(no title)");
        var when = when(calendar, event);
        var head = head(methodOf(calendar), event) + ": " + summary;
        List<String> lines = new ArrayList<>(List.of(head));
        when.ifPresent(moment -> lines.add("When: " + moment + repeats(event)));
        text(event.getLocation()).ifPresent(place -> lines.add("Where: " + place));
        organizer(event.getOrganizer()).ifPresent(organizer -> lines.add("Organizer: " + organizer));
        Optional.ofNullable(event.getDescription())
                .map(property -> property.getValue())
                .map(description -> start(description.strip(), LONGEST_DESCRIPTION))
                .filter(description -> !description.isEmpty())
                .ifPresent(description -> lines.add("\n" + description));
        return new Invitation(
                start(head + when.map(moment -> ", " + moment).orElse(""), LONGEST_LINE), String.join("\n", lines));
    }

    private static String head(String method, VEvent event) {
        return switch (method) {
            case "CANCEL" -> "Appointment cancelled";
            case "REPLY" -> "Answer to an invitation (" + answer(event) + ")";
            case "COUNTER" -> "Another time is proposed";
            case "REQUEST" -> "Invitation";
            default -> "Appointment";
        };
    }

    private static String answer(VEvent event) {
        return event.getAttendees().stream()
                .map(attendee -> Stream.of(
                                Optional.ofNullable(attendee.getParticipationStatus())
                                        .map(status -> status.getValue().toLowerCase(Locale.ROOT)),
                                name(attendee))
                        .flatMap(Optional::stream)
                        .collect(Collectors.joining(" by ")))
                .limit(3)
                .collect(Collectors.joining(", "));
    }

    private static Optional<String> name(Attendee attendee) {
        return Optional.ofNullable(attendee.getCommonName())
                .or(() -> Optional.ofNullable(attendee.getEmail()))
                .or(() -> Optional.ofNullable(attendee.getUri()))
                .map(Invitation::line);
    }

    private static Optional<String> organizer(@Nullable Organizer organizer) {
        if (organizer == null) {
            return Optional.empty();
        }
        var named = Stream.of(organizer.getCommonName(), organizer.getEmail(), organizer.getUri())
                .filter(Objects::nonNull)
                .map(Invitation::line)
                .filter(text -> !text.isEmpty())
                .distinct()
                .toList();
        return named.isEmpty()
                ? Optional.empty()
                : Optional.of(named.size() == 1 ? named.get(0) : named.get(0) + " <" + named.get(1) + ">");
    }

    /**
     * As it is written, in the time zone that it is written in: nothing is converted, so nothing can be wrong by it.
     */
    private static Optional<String> when(ICalendar calendar, VEvent event) {
        var begin = parts(event.getDateStart());
        if (begin == null) {
            return Optional.empty();
        }
        var day = LocalDate.of(begin.getYear(), begin.getMonth(), begin.getDate());
        if (!begin.hasTime()) {
            return Optional.of(DAY.format(day) + lastDay(event, day));
        }
        var from = moment(begin);
        return Optional.of(DAY.format(day) + ", " + HOUR.format(from) + until(event, from)
                + zone(calendar, event.getDateStart(), begin));
    }

    /** Of whole days, the end is the day after the last one (RFC 5545, section 3.6.1). */
    private static String lastDay(VEvent event, LocalDate first) {
        var end = parts(event.getDateEnd());
        if (end == null) {
            return "";
        }
        var last = LocalDate.of(end.getYear(), end.getMonth(), end.getDate()).minusDays(1);
        return last.isAfter(first) ? " \u2013 " + DAY.format(last) : "";
    }

    private static String until(VEvent event, LocalDateTime from) {
        var end = parts(event.getDateEnd());
        if (end == null || !end.hasTime()) {
            return "";
        }
        var until = moment(end);
        var isOnTheSameDay = until.toLocalDate().equals(from.toLocalDate());
        return "\u2013" + (isOnTheSameDay ? "" : DAY.format(until) + ", ") + HOUR.format(until);
    }

    private static String zone(ICalendar calendar, ICalProperty property, DateTimeComponents written) {
        if (written.isUtc()) {
            return " (UTC)";
        }
        return Optional.ofNullable(property.getParameters().getTimezoneId()) // of a zone that nobody knows
                .or(() -> Optional.ofNullable(calendar.getTimezoneInfo().getTimezone(property))
                        .map(zone -> zone.getTimeZone().getID()))
                .map(zone -> " (" + line(zone) + ")")
                .orElse("");
    }

    private static String repeats(VEvent event) {
        var rule = event.getRecurrenceRule() == null
                ? null
                : event.getRecurrenceRule().getValue();
        return rule == null || rule.getFrequency() == null
                ? ""
                : ", again " + rule.getFrequency().name().toLowerCase(Locale.ROOT);
    }

    private static LocalDateTime moment(DateTimeComponents written) {
        return LocalDateTime.of(
                LocalDate.of(written.getYear(), written.getMonth(), written.getDate()),
                LocalTime.of(written.getHour(), written.getMinute()));
    }

    private static @Nullable DateTimeComponents parts(@Nullable DateOrDateTimeProperty date) {
        var value = date == null ? null : date.getValue();
        return value == null ? null : value.getRawComponents();
    }

    private static Optional<String> text(@Nullable TextProperty property) {
        return Optional.ofNullable(property)
                .map(written -> written.getValue())
                .map(Invitation::line)
                .filter(text -> !text.isEmpty());
    }

    private static String line(String text) {
        return start(text.replaceAll("[\\s\\p{Cntrl}]+", " ").strip(), LONGEST_LINE);
    }

    private static String start(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most);
    }
}
