package org.autocrm.web.admin;

import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.autocrm.calendar.CalendarDefinition;
import org.autocrm.calendar.Hours;
import org.autocrm.web.faces.PageTexts;

/** The hours of a week in a line, such as {@code Mon–Thu 09:00-17:00; Fri 09:00-15:00}, in the reader's language. */
final class WeekInWords {

    private static final int DAYS_OF_A_WEEK = 7;
    private static final Hours ALL_DAY = new Hours(0, 24 * 60);

    private WeekInWords() {}

    static String of(CalendarDefinition definition) {
        if (definition.week().size() == DAYS_OF_A_WEEK
                && definition.week().values().stream().allMatch(hours -> hours.equals(List.of(ALL_DAY)))) {
            return PageTexts.text("calendars.always");
        }
        List<String> parts = new ArrayList<>();
        for (var first = DayOfWeek.MONDAY; ; first = first.plus(1)) {
            var last = first;
            while (last != DayOfWeek.SUNDAY && definition.on(last.plus(1)).equals(definition.on(first))) {
                last = last.plus(1);
            }
            if (!definition.on(first).isEmpty()) {
                parts.add(days(first, last) + " "
                        + definition.on(first).stream().map(Hours::text).collect(Collectors.joining(", ")));
            }
            if (last == DayOfWeek.SUNDAY) {
                return String.join("; ", parts);
            }
            first = last;
        }
    }

    private static String days(DayOfWeek first, DayOfWeek last) {
        return first == last ? name(first) : name(first) + "–" + name(last);
    }

    private static String name(DayOfWeek day) {
        return day.getDisplayName(TextStyle.SHORT_STANDALONE, PageTexts.reader())
                .replace(".", "");
    }
}
