package org.autocrm.sla;

import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A promise to a customer, and what has become of it so far.
 *
 * @param number 1, 2 and so on of its metric
 * @param policy the id of the policy that makes it
 * @param minutes how long it may take
 * @param business whether only business hours count
 * @param late whether more time was used than promised
 * @param dueAt by when it is to be kept; null while it is paused with time left
 * @param used the time that counted so far
 * @param stoppedAt since when it does not run for good, or until the ticket is opened again
 * @param entries how it came about, the oldest first
 */
public record ClockView(
        Metric metric,
        int number,
        long policy,
        int policyVersion,
        String policyName,
        int minutes,
        boolean business,
        ClockState state,
        boolean late,
        Instant startedAt,
        @Nullable Instant dueAt,
        Duration used,
        @Nullable Instant stoppedAt,
        List<ClockEntry> entries)
        implements Serializable {

    private static final long serialVersionUID = 1L;

    public ClockView {
        entries = List.copyOf(entries);
    }

    /** The time that is left; negative where it is late. */
    public Duration left() {
        return Duration.ofMinutes(minutes).minus(used);
    }

    /** Whether time passes. */
    public boolean isRunning() {
        return state == ClockState.RUNNING;
    }
}
