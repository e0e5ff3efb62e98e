package org.autocrm.calendar;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * A day on which nobody works.
 *
 * @param date by the calendar of the time zone of the business hours
 * @param name what people call it
 * @param source the file that it was read from; null where somebody typed it
 */
public record Holiday(LocalDate date, String name, @Nullable String source)
        implements Serializable, Comparable<Holiday> {

    static final int LONGEST_NAME = 100;
    static final int LONGEST_SOURCE = 100;

    private static final long serialVersionUID = 1L;
    private static final int FIRST_YEAR = 1970;
    private static final int LAST_YEAR = 2199;
    private static final Comparator<Holiday> ORDER = Comparator.comparing(Holiday::date)
            .thenComparing(Holiday::source, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(Holiday::name);

    public Holiday {
        name = CalendarNotValid.line("holidays", name, LONGEST_NAME);
        source = source == null ? null : CalendarNotValid.line("source", source, LONGEST_SOURCE);
        if (!isThinkable(date)) {
            throw new CalendarNotValid(
                    "holidays",
                    "holiday-year",
                    "A holiday lies between the years " + FIRST_YEAR + " and " + LAST_YEAR + ", not on " + date + ".");
        }
    }

    static boolean isThinkable(LocalDate date) {
        return date.getYear() >= FIRST_YEAR && date.getYear() <= LAST_YEAR;
    }

    /** Whether somebody typed it. */
    public boolean isTyped() {
        return source == null;
    }

    /** As people read it: the date, the name, and the file where it has one. */
    public String text() {
        return date + " " + name + (source == null ? "" : " (" + source + ")");
    }

    @Override
    public int compareTo(Holiday other) {
        return ORDER.compare(this, other);
    }
}
