package org.autocrm.routing;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.autocrm.staffing.Presence;
import org.jspecify.annotations.Nullable;

/**
 * All that a decision depends on, so that the same inputs always give the same decision.
 *
 * @param at when it is decided
 * @param because why it is this team's work
 */
public record RoutingInputs(Instant at, Need need, Policy policy, Reason because, List<Worker> workers) {

    public RoutingInputs {
        workers = List.copyOf(workers);
    }

    /**
     * What a ticket asks for.
     *
     * @param units what it adds to the work of who gets it
     * @param queuedSince since when it waits for an agent
     * @param required skills that are never done without
     * @param preferred skills that are done without one by one, the last first
     * @param lastAgent who worked for the customer last, by id
     * @param givenBackBy who does not get it again, by id
     * @param meantFor who stands in for the agent who had it, by id
     * @param overflowed whether it came from another team already, and stays here
     */
    public record Need(
            String ticket,
            int units,
            Instant queuedSince,
            List<SkillNeed> required,
            List<SkillNeed> preferred,
            @Nullable Long lastAgent,
            @Nullable Long givenBackBy,
            @Nullable Long meantFor,
            boolean overflowed) {

        public Need {
            required = List.copyOf(required);
            preferred = List.copyOf(preferred);
        }
    }

    /**
     * How the team gives out its work.
     *
     * @param team by id
     * @param relaxMinutes after each of them one preferred skill less is waited for; 0: none is
     * @param fairTickets at most so many new tickets an agent in so many minutes; null: no such limit
     * @param staleHours what waits longer is not given out by itself; null: everything is
     * @param overflowTeam where it goes, by id, after {@code overflowMinutes} without an agent; null: nowhere
     */
    public record Policy(
            long team,
            String name,
            Strategy strategy,
            boolean sticky,
            int relaxMinutes,
            @Nullable Integer fairTickets,
            @Nullable Integer fairMinutes,
            @Nullable Integer staleHours,
            @Nullable Long overflowTeam,
            @Nullable String overflowName,
            @Nullable Integer overflowMinutes) {}

    /**
     * Somebody of the team, as far as it matters.
     *
     * @param outUntil out of office until then; null: in office
     * @param levels how good they are at each skill of the ticket, the required ones first; 0: not at all
     * @param load how much open work they have on the ticket's channel, in units
     * @param capacity how much they may have; null: no limit
     * @param received when they got new tickets in the fair window, the oldest first
     * @param turn the lower, the longer ago they got work of the team
     * @param offUntil outside of their working hours until then; null: within them
     */
    public record Worker(
            long id,
            String name,
            Presence presence,
            @Nullable Instant outUntil,
            @Nullable Long substitute,
            List<Integer> levels,
            int load,
            @Nullable Integer capacity,
            List<Instant> received,
            long turn,
            @Nullable Instant offUntil) {

        public Worker {
            levels = List.copyOf(levels);
            received = List.copyOf(received);
        }
    }

    /** How long the ticket has waited for an agent; never less than nothing. */
    Duration waited() {
        var waited = Duration.between(need.queuedSince(), at);
        return waited.isNegative() ? Duration.ZERO : waited;
    }

    Optional<Worker> worker(@Nullable Long id) {
        return id == null
                ? Optional.empty()
                : workers.stream().filter(worker -> worker.id() == id).findFirst();
    }
}
