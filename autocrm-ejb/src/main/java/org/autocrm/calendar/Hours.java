package org.autocrm.calendar;

import java.io.Serializable;

/**
 * A stretch of a day in which people work, by the clock on the wall.
 *
 * @param from the first minute, counted from midnight, 0 to 1439
 * @param to the minute after the last, 1 to 1440, where 1440 is the midnight at the end of the day
 */
public record Hours(int from, int to) implements Serializable, Comparable<Hours> {

    static final int MINUTES_OF_A_DAY = 24 * 60;

    public Hours {
        if (from < 0 || to > MINUTES_OF_A_DAY || from >= to) {
            throw new IllegalArgumentException("Business hours begin before they end, on the same day.");
        }
    }

    boolean overlaps(Hours other) {
        return from < other.to && other.from < to;
    }

    @Override
    public int compareTo(Hours other) {
        return Integer.compare(from, other.from);
    }
}
