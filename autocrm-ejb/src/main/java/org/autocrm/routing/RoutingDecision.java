package org.autocrm.routing;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was decided about a ticket, and why.
 *
 * @param engine the version of the engine that decided
 * @param agent who gets it, by id; null where it waits or goes to another team
 * @param team whose work it is now, by id; null while there is no team
 * @param because why this agent, or why it waits
 * @param relaxed the names of the preferred skills that were done without
 * @param candidates who could have got it, the best first
 * @param excluded who could not, each with the first reason
 * @param again when time alone may change it; null: never
 */
public record RoutingDecision(
        int engine,
        Outcome outcome,
        @Nullable Long agent,
        @Nullable Long team,
        Reason because,
        List<String> relaxed,
        List<Candidate> candidates,
        List<Excluded> excluded,
        @Nullable Instant again) {

    /** What becomes of the ticket. */
    public enum Outcome {
        /** An agent gets it. */
        GIVEN,
        /** It waits for an agent. */
        WAITS,
        /** It goes to another team. */
        OVERFLOWS,
        /** There was nothing to decide. */
        TAKEN
    }

    /**
     * Somebody who could have got it.
     *
     * @param score by the team's strategy, the higher the better
     * @param load open work, in units
     * @param capacity null: no limit
     * @param skill the sum of the levels of the skills that were asked for
     */
    public record Candidate(
            long agent,
            String name,
            long score,
            int load,
            @Nullable Integer capacity,
            int skill) {}

    /** Somebody who could not have got it. */
    public record Excluded(long agent, String name, Reason reason) {}

    public RoutingDecision {
        relaxed = List.copyOf(relaxed);
        candidates = List.copyOf(candidates);
        excluded = List.copyOf(excluded);
    }

    /** Nothing was to be decided: somebody had taken or finished the ticket, or there is no team. */
    static RoutingDecision without(Outcome outcome, Reason.Code code) {
        return new RoutingDecision(
                RoutingEngine.VERSION, outcome, null, null, Reason.of(code), List.of(), List.of(), List.of(), null);
    }
}
