package org.autocrm.web.admin;

import java.io.Serializable;
import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.List;
import org.autocrm.calendar.CalendarDefinition;
import org.autocrm.calendar.CalendarNotValid;
import org.autocrm.calendar.Hours;
import org.autocrm.web.faces.PageTexts;
import org.jspecify.annotations.Nullable;

/** The line of a form that says when people work on a day of the week. */
public class CalendarDay implements Serializable {

    private static final long serialVersionUID = 1L;

    private final DayOfWeek day;
    private @Nullable String hours;

    CalendarDay(DayOfWeek day, String hours) {
        this.day = day;
        this.hours = hours;
    }

    DayOfWeek day() {
        return day;
    }

    /** The day in the reader's language. */
    public String getName() {
        return day.getDisplayName(TextStyle.FULL_STANDALONE, PageTexts.reader());
    }

    /** The day as every language has it, for addresses and tests. */
    public String getKey() {
        return day.name();
    }

    /** What is wrong with what was typed, in the reader's language; null if nothing is. */
    public @Nullable String getWrong() {
        for (var piece : pieces()) {
            try {
                Hours.parse(piece);
            } catch (IllegalArgumentException e) {
                return PageTexts.text("calendars.wrongHours", piece.strip());
            }
        }
        try {
            CalendarDefinition.hours(day, pieces());
            return null;
        } catch (CalendarNotValid e) {
            return PageTexts.text("calendars.wrongOverlap");
        }
    }

    /** The hours that were typed. */
    List<Hours> read() {
        return CalendarDefinition.hours(day, pieces());
    }

    private List<String> pieces() {
        return hours == null || hours.isBlank()
                ? List.of()
                : Arrays.asList(hours.strip().split("[,;]", -1));
    }

    public @Nullable String getHours() {
        return hours;
    }

    public void setHours(@Nullable String hours) {
        this.hours = hours;
    }
}
