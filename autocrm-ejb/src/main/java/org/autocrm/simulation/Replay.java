package org.autocrm.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.autocrm.routing.PastDecision;
import org.autocrm.routing.RoutingDecision;
import org.autocrm.routing.RoutingEngine;
import org.autocrm.routing.RoutingInputs;
import org.autocrm.routing.RoutingInputs.Policy;
import org.autocrm.routing.RoutingInputs.Worker;
import org.autocrm.routing.RoutingPolicy;
import org.autocrm.routing.SkillNeed;
import org.autocrm.ticket.Channel;
import org.jspecify.annotations.Nullable;

/**
 * Decides the past again with a draft: a function of what happened and of the draft.
 *
 * <p>Every kept decision is made once more from its kept inputs. Changed in them are what the draft changes, and what
 * follows from other decisions before: who has how much to do, who got new tickets when, whose turn it is. Who got a
 * ticket has to do with it for as long as whoever really got it had. A ticket that waits although it did not is looked
 * at again whenever its team's work was looked at.
 */
final class Replay {

    private static final int LOOKED_AT_AGAIN = 200;

    private static final Comparator<Episode> ORDER = Comparator.comparing((Episode episode) -> -episode.rank)
            .thenComparing(episode -> episode.since)
            .thenComparing(episode -> episode.ticket);

    private final Past past;
    private final Draft draft;
    private final Shifts shifts = new Shifts();
    private final List<Episode> about = new ArrayList<>(); // which each decision is
    private final Set<Episode> waiting = new HashSet<>();
    private final Map<Long, Map<Long, Long>> turns = new HashMap<>(); // of each team, by agent
    private final Map<Long, List<Instant>> received = new HashMap<>();
    private final Duration usualWork;

    private Replay(Past past, Draft draft) {
        this.past = past;
        this.draft = draft;
        Map<String, Episode> open = new HashMap<>();
        for (var decision : past.decisions()) {
            var episode = open.computeIfAbsent(decision.ticket(), any -> new Episode(decision));
            about.add(episode);
            if (decision.decision().outcome() == RoutingDecision.Outcome.GIVEN) {
                episode.end(decision);
                open.remove(decision.ticket());
            }
        }
        usualWork = usual(about.stream()
                .distinct()
                .map(Episode::work)
                .filter(Objects::nonNull)
                .sorted()
                .toList());
    }

    /** The episodes, each with what would have become of it, the oldest first. */
    static List<Episode> of(Past past, Draft draft) {
        var replay = new Replay(past, draft);
        for (int i = 0; i < past.decisions().size(); i++) {
            replay.again(past.decisions().get(i), replay.about.get(i));
        }
        return replay.about.stream().distinct().toList();
    }

    private static Duration usual(List<Duration> sorted) {
        return sorted.isEmpty() ? Duration.ofHours(8) : sorted.get(sorted.size() / 2);
    }

    private void again(PastDecision really, Episode episode) {
        lookAtThoseWhoWait(really);
        if (episode.simulated() == null && !episode.hasDiverged()) {
            var inputs = changed(really);
            var decision = RoutingEngine.decide(inputs);
            waiting.add(episode);
            if (decision.agent() != null) {
                give(episode, inputs, decision.agent());
            } else {
                episode.decided(decision, really.at());
                if (isOther(decision, really.decision())) {
                    episode.diverge();
                }
            }
        }
        var was = episode.happened();
        if (was != null && really.decision().outcome() == RoutingDecision.Outcome.GIVEN) {
            shifts.remove(was.agent(), episode.portal, episode.units(), was.at(), orEver(really.done()));
        }
    }

    private static boolean isOther(RoutingDecision would, RoutingDecision was) {
        return would.outcome() != was.outcome() || !Objects.equals(would.team(), was.team());
    }

    private void give(Episode episode, RoutingInputs inputs, long agent) {
        episode.give(agent, inputs.at());
        waiting.remove(episode);
        var was = episode.happened();
        take(inputs, agent);
        var work = was == null ? usualWork : episode.work();
        shifts.add(
                agent,
                episode.portal,
                episode.units(),
                inputs.at(),
                work == null ? Instant.MAX : inputs.at().plus(work));
        received.computeIfAbsent(agent, any -> new ArrayList<>()).add(inputs.at());
    }

    /** From the first decision on, the turns of a team are counted here. */
    private Map<Long, Long> turns(RoutingInputs inputs) {
        return turns.computeIfAbsent(inputs.policy().team(), any -> {
            Map<Long, Long> really = new HashMap<>();
            inputs.workers().forEach(worker -> really.put(worker.id(), worker.turn()));
            return really;
        });
    }

    private void take(RoutingInputs inputs, long agent) {
        var now = turns(inputs);
        now.put(agent, now.values().stream().mapToLong(Long::longValue).max().orElse(0) + 1);
    }

    /** Those that wait in the queue of the team whose work is looked at, with what is known of its members now. */
    private void lookAtThoseWhoWait(PastDecision now) {
        if (draft.isNothing()) {
            return; // it was looked at when it was
        }
        long team = now.inputs().policy().team();
        boolean portal = now.channel() == Channel.PORTAL;
        waiting.stream()
                .filter(episode -> episode.waitsIn(team) && episode.portal == portal)
                .sorted(ORDER)
                .limit(LOOKED_AT_AGAIN)
                .toList()
                .forEach(episode -> {
                    var inputs = standingIn(episode, now);
                    var decision = RoutingEngine.decide(inputs);
                    if (decision.agent() != null) {
                        give(episode, inputs, decision.agent());
                    } else if (decision.outcome() == RoutingDecision.Outcome.OVERFLOWS) {
                        episode.decided(decision, now.at());
                        episode.diverge();
                    }
                });
    }

    private RoutingInputs changed(PastDecision really) {
        var inputs = really.inputs();
        var asked = skills(inputs.need());
        return new RoutingInputs(
                inputs.at(),
                inputs.need(),
                policy(inputs.policy()),
                inputs.because(),
                inputs.workers().stream()
                        .map(worker -> changed(worker, inputs, really.channel() == Channel.PORTAL, asked, false))
                        .toList());
    }

    private RoutingInputs standingIn(Episode episode, PastDecision now) {
        var inputs = now.inputs();
        var need = episode.need();
        var asked = skills(need);
        return new RoutingInputs(
                now.at(),
                need,
                policy(inputs.policy()),
                episode.first().because(),
                inputs.workers().stream()
                        .map(worker -> changed(worker, inputs, episode.portal, asked, true))
                        .toList());
    }

    private Worker changed(
            Worker worker, RoutingInputs inputs, boolean portal, List<SkillNeed> asked, boolean ofOtherTicket) {
        var drafted = draft.agents().get(worker.id());
        var levels = drafted == null && !ofOtherTicket ? worker.levels() : levels(worker.id(), asked);
        var got = inputs.policy().fairTickets() == null
                ? received.getOrDefault(worker.id(), List.of())
                : shifts.received(worker.id(), worker.received(), inputs.at());
        return new Worker(
                worker.id(),
                worker.name(),
                worker.presence(),
                worker.outUntil(),
                worker.substitute(),
                levels,
                Math.max(0, worker.load() + shifts.of(worker.id(), portal, inputs.at())),
                capacity(worker, portal),
                got,
                draft.isNothing() ? worker.turn() : turns(inputs).getOrDefault(worker.id(), worker.turn()),
                worker.offUntil());
    }

    private List<Integer> levels(long agent, List<SkillNeed> asked) {
        var drafted = draft.agents().get(agent);
        var levels = drafted == null ? past.levels().getOrDefault(agent, Map.of()) : drafted.skills();
        return asked.stream().map(skill -> levels.getOrDefault(skill.key(), 0)).toList();
    }

    private @Nullable Integer capacity(Worker worker, boolean portal) {
        var drafted = draft.agents().get(worker.id());
        if (drafted == null && draft.everybody() == null) {
            return worker.capacity();
        }
        var own =
                drafted == null ? past.own().getOrDefault(worker.id(), new Draft.Capacity(null, null)) : drafted.own();
        var everybody = draft.everybody() == null ? past.everybody() : draft.everybody();
        return own.of(portal) == null ? everybody.of(portal) : own.of(portal);
    }

    private Policy policy(Policy was) {
        RoutingPolicy next = draft.teams().get(was.team());
        if (next == null) {
            return was;
        }
        var overflow = next.overflowTeam() == null ? next.parent() : next.overflowTeam();
        return new Policy(
                was.team(),
                was.name(),
                next.strategy(),
                next.sticky(),
                next.relaxMinutes(),
                next.fairTickets(),
                next.fairMinutes(),
                next.staleHours(),
                overflow,
                overflow == null ? null : past.teams().getOrDefault(overflow, overflow.toString()),
                next.overflowMinutes());
    }

    private static List<SkillNeed> skills(RoutingInputs.Need need) {
        return Stream.concat(need.required().stream(), need.preferred().stream())
                .toList();
    }

    private static Instant orEver(@Nullable Instant moment) {
        return moment == null ? Instant.MAX : moment;
    }
}
