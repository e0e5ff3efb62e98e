package org.autocrm.bulk;

/** How far a job has come. */
public enum JobState {
    /** Nothing is done yet. */
    QUEUED,
    /** Some tickets are done. */
    RUNNING,
    /** All tickets are done, or could not be. */
    FINISHED,
    /** Somebody stopped it; what was done until then stays, and can be undone. */
    CANCELLED;

    boolean isOver() {
        return this == FINISHED || this == CANCELLED;
    }
}
