package org.autocrm.staffing;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An active agent as a member of a team.
 *
 * @param team by id
 * @param agent by the id of the account
 * @param outFrom out of office from then; null: no absence is planned
 * @param substitute who stands in meanwhile, by id
 * @param mailUnits how much open work of mails, calls and programs they may have, in units; null: no limit
 * @param portalUnits how much open work of the portal they may have, in units; null: no limit
 * @param calendar their working hours, by the calendar's id; null: at any time
 */
public record Member(
        long team,
        long agent,
        String name,
        Presence presence,
        @Nullable Instant outFrom,
        @Nullable Instant outUntil,
        @Nullable Long substitute,
        @Nullable Integer mailUnits,
        @Nullable Integer portalUnits,
        @Nullable Long calendar) {

    /** Until when they are out of office, if they are at that moment. */
    public @Nullable Instant outAt(Instant moment) {
        return outFrom != null && outUntil != null && !moment.isBefore(outFrom) && moment.isBefore(outUntil)
                ? outUntil
                : null;
    }
}
