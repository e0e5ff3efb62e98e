package org.autocrm.routing;

import java.time.Instant;
import java.util.List;
import org.autocrm.staffing.Presence;
import org.jspecify.annotations.Nullable;

/**
 * What a team has to do at a moment, and who is there for it.
 *
 * @param team by id
 * @param open how many tickets are open
 * @param waiting how many of them wait for an agent
 * @param longestWait since when the one waits that waits longest; null where none does
 * @param atRisk of how many something is promised within the next hour
 * @param breached of how many something promised is late
 * @param agents its active members, those who are there first
 */
public record TeamBoard(
        long team,
        String name,
        int open,
        int waiting,
        @Nullable Instant longestWait,
        int atRisk,
        int breached,
        List<AgentLoad> agents) {

    /**
     * How much a member has to do, of all their teams.
     *
     * @param agent by id
     * @param outUntil until when they are out of office; null while they are not
     * @param offUntil until when they are outside of their working hours; null while they are not
     * @param load open work in units, of all channels
     * @param capacity how much it may be, in units; null: no limit
     */
    public record AgentLoad(
            long agent,
            String name,
            Presence presence,
            @Nullable Instant outUntil,
            @Nullable Instant offUntil,
            int load,
            @Nullable Integer capacity) {

        /** Whether they get new work. */
        public boolean isThere() {
            return presence == Presence.ONLINE && outUntil == null && offUntil == null;
        }
    }
}
