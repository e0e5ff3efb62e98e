package org.autocrm.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.autocrm.routing.PastDecision;
import org.autocrm.routing.RoutingDecision;
import org.autocrm.routing.RoutingInputs.Policy;
import org.autocrm.routing.RoutingPolicy;
import org.autocrm.routing.Strategy;
import org.autocrm.simulation.Draft.AgentDraft;
import org.autocrm.simulation.Draft.Capacity;
import org.autocrm.simulation.Episode.Given;
import org.autocrm.simulation.LiveDesk.Colleague;
import org.autocrm.sla.FirstResponse;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The past, decided again. */
class ReplayTest {

    private static final int TICKETS = 80;

    static LongStream seeds() {
        return LongStream.range(0, 100);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theRulesThatWereGiveExactlyWhatWas(long seed) {
        var was = LiveDesk.work(seed, policy(seed), colleagues(seed), TICKETS);

        var again = Replay.of(past(was, colleagues(seed)), Draft.NOTHING);

        assertThat(again).allMatch(Episode::isSame);
        assertThat(simulated(again)).isEqualTo(given(was));
    }

    /** The oracle counts everything as it goes, and shares no code with the replay but the engine. */
    @ParameterizedTest
    @MethodSource("seeds")
    void otherRulesGiveWhatADeskWithThemWouldHaveGiven(long seed) {
        var colleagues = colleagues(seed);
        var other = policy(seed + 1_000);
        var was = LiveDesk.work(seed, policy(seed), colleagues, TICKETS);

        var again = Replay.of(past(was, colleagues), new Draft(Map.of(LiveDesk.TEAM, drafted(other)), Map.of(), null));

        assertThat(simulated(again)).isEqualTo(given(LiveDesk.work(seed, other, colleagues, TICKETS)));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void otherSkillsAndCapacitiesGiveWhatADeskWithThemWouldHaveGiven(long seed) {
        var colleagues = colleagues(seed);
        var others = colleagues(seed + 1_000).subList(0, 1);
        var was = LiveDesk.work(seed, policy(seed), colleagues, TICKETS);
        var next = colleagues.stream()
                .map(colleague -> colleague.id() == others.get(0).id() ? others.get(0) : colleague)
                .toList();

        var again = Replay.of(
                past(was, colleagues),
                new Draft(
                        Map.of(),
                        others.stream()
                                .collect(Collectors.toMap(
                                        Colleague::id,
                                        other -> new AgentDraft(
                                                other.skills(), new Capacity(other.capacity(), other.capacity())))),
                        null));

        assertThat(simulated(again)).isEqualTo(given(LiveDesk.work(seed, policy(seed), next, TICKETS)));
    }

    @Test
    void theSummarySaysHowLongTicketsWaitedHowEvenlyTheyWereSpreadAndWhichAnswersWereLate() {
        var busy = List.of(new Colleague(1, Map.of(), 1), new Colleague(2, Map.of(), 1));
        var roundRobin = policy(Strategy.ROUND_ROBIN, null, null);
        var was = LiveDesk.work(7, roundRobin, busy, TICKETS);
        var due = LiveDesk.BEGIN.plus(Duration.ofHours(3));
        var promises = was.stream()
                .map(PastDecision::ticket)
                .distinct()
                .collect(Collectors.toMap(ticket -> ticket, ticket -> new FirstResponse(due, null)));
        var past = new Past(due.plusSeconds(1), was, promises, Map.of(), Map.of(), new Capacity(null, null), Map.of());

        var result = Summary.of(past, Replay.of(past, new Draft(Map.of(), Map.of(), new Capacity(1_000, null))), false);

        assertThat(result.tickets()).isEqualTo(TICKETS);
        assertThat(result.simulated().waiting()).isLessThan(result.happened().waiting());
        assertThat(result.simulated().median())
                .isLessThanOrEqualTo(result.happened().median());
        assertThat(result.simulated().fairness()).isBetween(0.5, 1.0);
        assertThat(result.happened().lateAnswers()).isEqualTo(TICKETS);
        assertThat(result.agents()).hasSize(2);
        assertThat(result.agents().stream()
                        .mapToInt(SimulationResult.AgentShare::simulated)
                        .sum())
                .isEqualTo(result.simulated().given());
    }

    @Test
    void whereNothingHappenedNothingIsSaid() {
        var past = past(List.of(), List.of());

        var result = Summary.of(past, Replay.of(past, Draft.NOTHING), false);

        assertThat(result.from()).isNull();
        assertThat(result.happened()).isEqualTo(new Outcome(0, 0, null, null, null, 0, 1));
    }

    private static Past past(List<PastDecision> decisions, List<Colleague> colleagues) {
        Map<Long, Capacity> own = new HashMap<>();
        colleagues.forEach(one -> own.put(one.id(), new Capacity(one.capacity(), one.capacity())));
        return new Past(
                LiveDesk.BEGIN.plus(Duration.ofDays(9)),
                decisions,
                Map.of(),
                colleagues.stream().collect(Collectors.toMap(Colleague::id, Colleague::skills)),
                own,
                new Capacity(null, null),
                Map.of());
    }

    private static Map<String, Given> simulated(List<Episode> episodes) {
        Map<String, Given> given = new HashMap<>();
        episodes.forEach(episode -> {
            var one = episode.simulated();
            if (one != null) {
                given.put(episode.ticket, one);
            }
        });
        return given;
    }

    private static Map<String, Given> given(List<PastDecision> decisions) {
        return decisions.stream()
                .filter(decision -> decision.decision().outcome() == RoutingDecision.Outcome.GIVEN)
                .collect(Collectors.toMap(PastDecision::ticket, decision -> new Given(agent(decision), decision.at())));
    }

    private static long agent(PastDecision decision) {
        var agent = decision.decision().agent();
        return agent == null ? 0 : agent;
    }

    private static List<Colleague> colleagues(long seed) {
        var random = new Random(seed);
        return IntStream.rangeClosed(1, 4)
                .mapToObj(id -> new Colleague(
                        id,
                        Map.of("lang-de", random.nextInt(6), "network", random.nextInt(6)),
                        random.nextInt(3) == 0 ? null : Integer.valueOf(2 + random.nextInt(6))))
                .toList();
    }

    private static Policy policy(long seed) {
        var random = new Random(seed);
        Integer fair = random.nextBoolean() ? 1 + random.nextInt(4) : null;
        return policy(
                Strategy.values()[random.nextInt(Strategy.values().length)],
                fair,
                fair == null ? null : Integer.valueOf(20 + random.nextInt(60)));
    }

    private static Policy policy(Strategy strategy, @Nullable Integer fair, @Nullable Integer minutes) {
        return new Policy(LiveDesk.TEAM, "Team", strategy, fair != null, 0, fair, minutes, null, null, null, null);
    }

    private static RoutingPolicy drafted(Policy policy) {
        return new RoutingPolicy(
                policy.strategy(),
                policy.sticky(),
                policy.relaxMinutes(),
                policy.fairTickets(),
                policy.fairMinutes(),
                policy.staleHours(),
                policy.overflowMinutes(),
                null,
                null,
                true,
                List.of());
    }
}
