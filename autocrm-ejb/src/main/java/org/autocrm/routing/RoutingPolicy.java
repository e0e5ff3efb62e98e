package org.autocrm.routing;

import java.io.Serializable;
import java.util.List;
import org.autocrm.staffing.StaffingNotValid;
import org.jspecify.annotations.Nullable;

/**
 * What an administrator decides about how a team gives out its work.
 *
 * @param sticky whether the agent who last worked for the customer comes first, when free
 * @param relaxMinutes after each of them one preferred skill less is waited for; 0: none is
 * @param fairTickets at most so many new tickets an agent in {@code fairMinutes}; null: no such limit
 * @param staleHours what waits longer is not given out by itself; null: everything is
 * @param overflowMinutes after how many minutes without an agent a ticket goes to the overflow team, else to the
 *     parent; null: never
 * @param overflowTeam by id
 * @param parent the team that this one is a part of, by id
 * @param givesBack whether open work of who leaves or goes out of office comes back to the team
 * @param leads who leads the team, by id
 */
public record RoutingPolicy(
        Strategy strategy,
        boolean sticky,
        int relaxMinutes,
        @Nullable Integer fairTickets,
        @Nullable Integer fairMinutes,
        @Nullable Integer staleHours,
        @Nullable Integer overflowMinutes,
        @Nullable Long overflowTeam,
        @Nullable Long parent,
        boolean givesBack,
        List<Long> leads)
        implements Serializable {

    private static final int MOST = 100_000;

    public RoutingPolicy {
        leads = leads.stream().distinct().sorted().toList();
        refuse("relaxMinutes", relaxMinutes, 0);
        refuse("fairTickets", fairTickets, 1);
        refuse("fairMinutes", fairMinutes, 1);
        refuse("staleHours", staleHours, 1);
        refuse("overflowMinutes", overflowMinutes, 0);
        if ((fairTickets == null) != (fairMinutes == null)) {
            throw new StaffingNotValid(
                    fairTickets == null ? "fairTickets" : "fairMinutes",
                    "Say both: how many new tickets, and in how many minutes.");
        }
    }

    private static void refuse(String member, @Nullable Integer number, int least) {
        if (number != null && (number < least || number > MOST)) {
            throw new StaffingNotValid(member, "It is a number from " + least + " to " + MOST + ".");
        }
    }
}
