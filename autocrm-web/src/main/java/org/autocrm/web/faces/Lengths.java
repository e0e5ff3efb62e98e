package org.autocrm.web.faces;

import java.time.Duration;

/** Lengths of time as people type and read them: {@code 1d 4h 30m}, where a day is 24 hours. */
public final class Lengths {

    private static final long HOUR = 60;
    private static final long DAY = 24 * HOUR;

    private Lengths() {}

    /** The length in days, hours and minutes, without those there are none of; begun minutes are left out. */
    public static String of(Duration length) {
        var minutes = length.toMinutes();
        var text = new StringBuilder();
        append(text, minutes / DAY, "d");
        append(text, minutes % DAY / HOUR, "h");
        append(text, minutes % HOUR, "m");
        return text.isEmpty() ? "0m" : text.toString();
    }

    private static void append(StringBuilder text, long count, String unit) {
        if (count > 0) {
            text.append(text.isEmpty() ? "" : " ").append(count).append(unit);
        }
    }
}
