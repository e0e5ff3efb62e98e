package org.autocrm.sla;

import java.io.Serializable;
import java.time.Duration;

/**
 * How long something may take for tickets of one priority.
 *
 * @param priority its key
 * @param minutes at least one
 * @param business whether only business hours count; else every hour does
 */
public record Target(Metric metric, String priority, int minutes, boolean business) implements Serializable {

    private static final long serialVersionUID = 1L;

    /** The longest promise: a year. */
    public static final int MOST_MINUTES = 366 * 24 * 60;

    public Target {
        if (minutes < 1 || minutes > MOST_MINUTES) {
            throw new IllegalArgumentException("A promise takes from one minute to a year.");
        }
    }

    Duration length() {
        return Duration.ofMinutes(minutes);
    }
}
