package org.autocrm.bulk;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A job and how far it has come. It is of the moment: a screen keeps the id, and reads again.
 *
 * @param agent whose job it is, by the id of the account
 * @param agentName their name
 * @param query which tickets matched when it started; null where they were chosen
 * @param action what it does
 * @param what the same in words, in English
 * @param total how many tickets it is about
 * @param changed how many are as they should be now
 * @param partly of an undo: how many are so in part
 * @param unchanged how many were so already
 * @param refused how many could not be changed
 * @param undoneBy the job that undoes this one, or has; null where there is none
 * @param version grows with every step
 */
public record JobView(
        long id,
        long agent,
        String agentName,
        @Nullable String query,
        BulkAction action,
        String what,
        JobState state,
        int total,
        int changed,
        int partly,
        int unchanged,
        int refused,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable Long undoneBy,
        int version) {

    /** How many tickets are done, whatever came of it. */
    public int done() {
        return changed + partly + unchanged + refused;
    }

    /** Whether it is over; then it does nothing any more. */
    public boolean isOver() {
        return state.isOver();
    }

    /** Whether {@link BulkJobs#undo} may do something. */
    public boolean canBeUndone() {
        return isOver() && undoneBy == null && changed + partly > 0;
    }
}
