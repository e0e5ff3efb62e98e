package org.autocrm.web.api;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.autocrm.simulation.Outcome;
import org.autocrm.simulation.SimulationResult;
import org.autocrm.simulation.SimulationResult.AgentShare;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How it would have been, beside how it was, in JSON. */
@Schema(name = "Simulation")
public record SimulationBody(
        @Schema(
                description = "When the first decision was made that was looked at; absent: there was none",
                examples = "2026-02-02T09:00:00Z")
        @Nullable
        Instant from,

        @Schema(required = true, examples = "2026-03-02T09:00:00Z")
        Instant until,

        @Schema(
                required = true,
                description = "Whether there were more decisions than are looked at, so that it begins later",
                examples = "false")
        boolean shortened,

        @Schema(required = true, description = "How often a ticket asked for an agent", examples = "410")
        int tickets,

        @Schema(
                required = true,
                description = "How often it would have got the same agent at the same moment, or have waited as well",
                examples = "384")
        int same,

        @Schema(required = true, description = "What came of it")
        OutcomeBody happened,

        @Schema(required = true, description = "What would have come of it")
        OutcomeBody simulated,

        @Schema(required = true, description = "What each agent got, and would have got")
        List<ShareBody> agents) {

    static final int MOST_WEEKS = 26;

    static SimulationBody of(SimulationResult result) {
        return new SimulationBody(
                result.from(),
                result.until(),
                result.shortened(),
                result.tickets(),
                result.same(),
                OutcomeBody.of(result.happened()),
                OutcomeBody.of(result.simulated()),
                result.agents().stream().map(ShareBody::of).toList());
    }

    /**
     * How far back it looks.
     *
     * @throws BadParameter if that is no number of weeks
     */
    static Duration back(@Nullable String weeks) {
        if (weeks == null || !weeks.matches("\\d{1,2}") || weeks.equals("0") || Integer.parseInt(weeks) > MOST_WEEKS) {
            throw new BadParameter("weeks", "a whole number from 1 to " + MOST_WEEKS);
        }
        return Duration.ofDays(7L * Integer.parseInt(weeks));
    }

    /** What tickets met with, in JSON. */
    @Schema(name = "SimulatedOutcome")
    public record OutcomeBody(
            @Schema(required = true, description = "How many got an agent", examples = "402")
            int given,

            @Schema(required = true, description = "How many still wait at the end", examples = "8")
            int waiting,

            @Schema(
                    description = "Half of those that got an agent waited less, in seconds; absent: none did",
                    examples = "4")
            @Nullable
            Long medianSeconds,

            @Schema(description = "Nine of ten waited less", examples = "1260") @Nullable
            Long ninetiethSeconds,

            @Schema(description = "The longest wait", examples = "50400") @Nullable
            Long longestSeconds,

            @Schema(required = true, description = "How many promised first answers were late", examples = "17")
            int lateAnswers,

            @Schema(
                    required = true,
                    description =
                            "How evenly tickets were spread over agents, up to 1 for the same to each (Jain, Chiu and Hawe, 1984)",
                    examples = "0.93")
            double fairness) {

        static OutcomeBody of(Outcome outcome) {
            return new OutcomeBody(
                    outcome.given(),
                    outcome.waiting(),
                    seconds(outcome.median()),
                    seconds(outcome.ninetieth()),
                    seconds(outcome.longest()),
                    outcome.lateAnswers(),
                    Math.round(outcome.fairness() * 1_000) / 1_000.0);
        }

        private static @Nullable Long seconds(@Nullable Duration wait) {
            return wait == null ? null : Long.valueOf(wait.toSeconds());
        }
    }

    /** What an agent got, in JSON. */
    @Schema(name = "AgentShare")
    public record ShareBody(
            @Schema(required = true, description = "The agent's id", examples = "7")
            long agent,

            @Schema(required = true, examples = "Amelia Hart")
            String name,

            @Schema(required = true, description = "How many tickets", examples = "31")
            int happened,

            @Schema(required = true, description = "How many it would have been", examples = "27")
            int simulated) {

        static ShareBody of(AgentShare share) {
            return new ShareBody(share.agent(), share.name(), share.happened(), share.simulated());
        }
    }
}
