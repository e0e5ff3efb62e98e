package org.autocrm.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import org.autocrm.routing.PastDecision;
import org.autocrm.routing.Reason;
import org.autocrm.routing.RoutingEngine;
import org.autocrm.routing.RoutingInputs;
import org.autocrm.routing.RoutingInputs.Need;
import org.autocrm.routing.RoutingInputs.Policy;
import org.autocrm.routing.RoutingInputs.Worker;
import org.autocrm.routing.SkillNeed;
import org.autocrm.staffing.Presence;
import org.autocrm.ticket.Channel;
import org.jspecify.annotations.Nullable;

/**
 * A team at work, with all that it has to do counted as it goes: what arrives, and who is there, comes by chance, the
 * same for the same seed whatever the rules. What waits is looked at again whenever something arrives.
 */
final class LiveDesk {

    static final long TEAM = 3;
    static final Instant BEGIN = Instant.parse("2026-03-02T09:00:00Z");

    /** The same for all, because how long one takes that nobody got is not known. */
    private static final Duration WORK = Duration.ofMinutes(45);

    private static final List<String> SKILLS = List.of("lang-de", "network");

    /** Who works there, with what they are good at. */
    record Colleague(
            long id, Map<String, Integer> skills, @Nullable Integer capacity) {}

    private record Arrival(String ticket, Instant at, int rank, Need need, Duration work) {}

    private record Open(long agent, int units, Instant until) {}

    private final Policy policy;
    private final List<Colleague> colleagues;
    private final List<Arrival> arrivals = new ArrayList<>();
    private final Map<Instant, List<Presence>> presences = new HashMap<>();
    private final List<Open> open = new ArrayList<>();
    private final Map<Long, Long> turns = new HashMap<>();
    private final Map<Long, List<Instant>> received = new HashMap<>();
    private final List<Arrival> waiting = new ArrayList<>();
    private final List<PastDecision> decisions = new ArrayList<>();

    private LiveDesk(long seed, Policy policy, List<Colleague> colleagues, int tickets) {
        this.policy = policy;
        this.colleagues = colleagues;
        var random = new Random(seed);
        var at = BEGIN;
        for (int i = 0; i < tickets; i++) {
            at = at.plus(Duration.ofMinutes(1 + random.nextInt(9)));
            int asked = random.nextInt(3);
            var needs = IntStream.range(0, asked)
                    .mapToObj(place -> new SkillNeed(SKILLS.get(place), SKILLS.get(place), 1 + random.nextInt(3)))
                    .toList();
            int required = asked == 0 ? 0 : random.nextInt(asked + 1);
            arrivals.add(new Arrival(
                    Integer.toString(10_000 + i),
                    at,
                    random.nextInt(3),
                    new Need(
                            Integer.toString(10_000 + i),
                            1 + random.nextInt(2),
                            at,
                            needs.subList(0, required),
                            needs.subList(required, asked),
                            random.nextInt(4) == 0 ? Long.valueOf(1 + random.nextInt(colleagues.size())) : null,
                            null,
                            null,
                            false),
                    WORK));
            presences.put(
                    at,
                    colleagues.stream()
                            .map(any -> random.nextInt(5) == 0 ? Presence.AWAY : Presence.ONLINE)
                            .toList());
        }
    }

    static List<PastDecision> work(long seed, Policy policy, List<Colleague> colleagues, int tickets) {
        var desk = new LiveDesk(seed, policy, colleagues, tickets);
        desk.arrivals.forEach(desk::arrives);
        return desk.decisions;
    }

    private void arrives(Arrival arrival) {
        open.removeIf(work -> !arrival.at().isBefore(work.until()));
        var again = waiting.stream()
                .sorted(Comparator.comparing((Arrival one) -> -one.rank())
                        .thenComparing(Arrival::at)
                        .thenComparing(Arrival::ticket))
                .toList();
        again.forEach(one -> decide(one, arrival.at(), true));
        decide(arrival, arrival.at(), false);
    }

    private void decide(Arrival arrival, Instant at, boolean again) {
        var inputs = new RoutingInputs(
                at,
                arrival.need(),
                policy,
                new Reason(Reason.Code.TEAM_DEFAULT, List.of("Team")),
                IntStream.range(0, colleagues.size())
                        .mapToObj(place -> worker(place, arrival.need(), at))
                        .toList());
        var decision = RoutingEngine.decide(inputs);
        var agent = decision.agent();
        if (agent == null) {
            if (!again) {
                waiting.add(arrival);
                decisions.add(past(arrival, at, inputs, null));
            }
            return;
        }
        waiting.remove(arrival);
        open.add(new Open(agent, arrival.need().units(), at.plus(arrival.work())));
        received.computeIfAbsent(agent, any -> new ArrayList<>()).add(at);
        turns.put(
                agent, turns.values().stream().mapToLong(Long::longValue).max().orElse(0) + 1);
        decisions.add(past(arrival, at, inputs, at.plus(arrival.work())));
    }

    private static PastDecision past(Arrival arrival, Instant at, RoutingInputs inputs, @Nullable Instant done) {
        return new PastDecision(
                arrival.ticket(), at, Channel.MAIL, arrival.rank(), inputs, RoutingEngine.decide(inputs), done);
    }

    private Worker worker(int place, Need need, Instant at) {
        var colleague = colleagues.get(place);
        var levels = new ArrayList<Integer>();
        need.required().forEach(skill -> levels.add(colleague.skills().getOrDefault(skill.key(), 0)));
        need.preferred().forEach(skill -> levels.add(colleague.skills().getOrDefault(skill.key(), 0)));
        return new Worker(
                colleague.id(),
                "Agent " + colleague.id(),
                Objects.requireNonNull(presences.get(at)).get(place),
                null,
                null,
                levels,
                open.stream()
                        .filter(work -> work.agent() == colleague.id())
                        .mapToInt(Open::units)
                        .sum(),
                colleague.capacity(),
                policy.fairTickets() == null ? List.of() : received.getOrDefault(colleague.id(), List.of()),
                turns.getOrDefault(colleague.id(), 0L),
                null);
    }
}
