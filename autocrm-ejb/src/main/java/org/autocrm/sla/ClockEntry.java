package org.autocrm.sla;

import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A step in the life of a clock.
 *
 * @param detail the key of a status or priority, or the name of a policy; empty where there is none
 * @param used how much of the promise was used then
 * @param dueAt by when it was promised from then on; null while that is open
 */
public record ClockEntry(
        Instant at,
        Kind kind,
        Why why,
        String detail,
        Duration used,
        @Nullable Instant dueAt) implements Serializable {

    private static final long serialVersionUID = 1L;

    /** What the clock did. */
    public enum Kind {
        START,
        PAUSE,
        RESUME,
        RETARGET,
        STOP
    }

    /** What made it. */
    public enum Why {
        OPENED,
        RECEIVED,
        REPLIED,
        SOLVED,
        REOPENED,
        STATUS,
        PRIORITY,
        POLICY,
        BIN
    }
}
