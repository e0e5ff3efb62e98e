package org.autocrm.calendar;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of a day in which people work, by the clock on the wall.
 *
 * @param from the first minute, counted from midnight, 0 to 1439
 * @param to the minute after the last, 1 to 1440, where 1440 is the midnight at the end of the day
 */
public record Hours(int from, int to) implements Serializable, Comparable<Hours> {

    static final int MINUTES_OF_A_DAY = 24 * 60;

    private static final long serialVersionUID = 1L;
    private static final int MINUTES_OF_AN_HOUR = 60;
    private static final Pattern SHAPE =
            Pattern.compile("(\\d{1,2})(?:[:.](\\d{2}))?\\s*[-\u2013]\\s*(\\d{1,2})(?:[:.](\\d{2}))?");

    public Hours {
        if (from < 0 || to > MINUTES_OF_A_DAY || from >= to) {
            throw new IllegalArgumentException("Business hours begin before they end, on the same day.");
        }
    }

    /**
     * The hours that a text such as {@code 09:00-17:00} says; {@code 24:00} is the end of the day, and minutes may be
     * left out.
     *
     * @throws IllegalArgumentException if it says none, with a sentence
     */
    public static Hours parse(String text) {
        var match = SHAPE.matcher(text.strip());
        if (!match.matches()) {
            throw new IllegalArgumentException(
                    "\"" + shortened(text) + "\" is no time of work; write it as 09:00-17:00.");
        }
        var from = minute(match.group(1), match.group(2));
        var to = minute(match.group(3), match.group(4));
        if (from < 0 || to < 0 || from >= to) {
            throw new IllegalArgumentException("\"" + shortened(text)
                    + "\" is no time of work: it begins before it ends, between 00:00 and 24:00 of the same day.");
        }
        return new Hours(from, to);
    }

    /**
     * The hours of a day as people type them, with commas between them; none for a blank text.
     *
     * @throws IllegalArgumentException if it says something else, with a sentence
     */
    public static List<Hours> parseDay(String text) {
        return text.isBlank()
                ? List.of()
                : Arrays.stream(text.strip().split("[,;]", -1))
                        .map(Hours::parse)
                        .toList();
    }

    /** As a text such as {@code 09:00-17:00}. */
    public String text() {
        return clock(from) + "-" + clock(to);
    }

    boolean overlaps(Hours other) {
        return from < other.to && other.from < to;
    }

    @Override
    public int compareTo(Hours other) {
        return Integer.compare(from, other.from);
    }

    /** Counted from midnight; -1 if no clock shows it. */
    private static int minute(String hour, @Nullable String minute) {
        var minutes = minute == null ? 0 : Integer.parseInt(minute);
        var sum = Integer.parseInt(hour) * MINUTES_OF_AN_HOUR + minutes;
        return minutes < MINUTES_OF_AN_HOUR && sum <= MINUTES_OF_A_DAY ? sum : -1;
    }

    private static String clock(int minute) {
        return "%02d:%02d".formatted(minute / MINUTES_OF_AN_HOUR, minute % MINUTES_OF_AN_HOUR);
    }

    private static String shortened(String text) {
        var line = text.strip();
        return line.length() <= 20 ? line : line.substring(0, 20) + "\u2026";
    }
}
