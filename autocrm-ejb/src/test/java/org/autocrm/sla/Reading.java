package org.autocrm.sla;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What can be read off a clock, in whole minutes. */
record Reading(
        Metric metric,
        int number,
        int minutes,
        ClockState state,
        boolean late,
        long used,
        @Nullable Instant dueAt,
        @Nullable Instant stoppedAt) {

    static Reading of(ClockView clock) {
        return new Reading(
                clock.metric(),
                clock.number(),
                clock.minutes(),
                clock.state(),
                clock.late(),
                clock.used().toMinutes(),
                clock.dueAt(),
                clock.stoppedAt());
    }
}
