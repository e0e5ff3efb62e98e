package org.autocrm.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import org.autocrm.routing.RoutingInputs.Worker;
import org.autocrm.simulation.Episode.Given;
import org.autocrm.simulation.SimulationResult.AgentShare;
import org.autocrm.sla.FirstResponse;
import org.jspecify.annotations.Nullable;

/** What came of it, and what would have, in figures. */
final class Summary {

    private static final double NINETY = 0.9;

    private final Past past;
    private final List<Episode> episodes;
    private final Map<Long, String> agents = new TreeMap<>();

    private Summary(Past past, List<Episode> episodes) {
        this.past = past;
        this.episodes = episodes;
        past.decisions().stream()
                .flatMap(decision -> decision.inputs().workers().stream())
                .forEach((Worker worker) -> agents.put(worker.id(), worker.name()));
    }

    static SimulationResult of(Past past, List<Episode> episodes, boolean shortened) {
        return new Summary(past, episodes).result(shortened);
    }

    private SimulationResult result(boolean shortened) {
        var happened = shares(Episode::happened);
        var simulated = shares(Episode::simulated);
        return new SimulationResult(
                past.decisions().isEmpty() ? null : past.decisions().get(0).at(),
                past.until(),
                shortened,
                episodes.size(),
                (int) episodes.stream().filter(Episode::isSame).count(),
                outcome(Episode::happened, happened.values()),
                outcome(Episode::simulated, simulated.values()),
                agents.entrySet().stream()
                        .map(agent -> new AgentShare(
                                agent.getKey(),
                                agent.getValue(),
                                happened.getOrDefault(agent.getKey(), 0),
                                simulated.getOrDefault(agent.getKey(), 0)))
                        .sorted(Comparator.comparing(AgentShare::name).thenComparing(AgentShare::agent))
                        .toList());
    }

    private Map<Long, Integer> shares(Function<Episode, @Nullable Given> side) {
        Map<Long, Integer> shares = new HashMap<>();
        agents.keySet().forEach(agent -> shares.put(agent, 0));
        episodes.stream()
                .map(side)
                .filter(Objects::nonNull)
                .forEach(given -> shares.merge(given.agent(), 1, Integer::sum));
        return shares;
    }

    private Outcome outcome(Function<Episode, @Nullable Given> side, Collection<Integer> shares) {
        var waits = episodes.stream()
                .filter(episode -> side.apply(episode) != null)
                .map(episode -> Duration.between(
                        episode.since,
                        Objects.requireNonNull(side.apply(episode)).at()))
                .map(wait -> wait.isNegative() ? Duration.ZERO : wait)
                .sorted()
                .toList();
        return new Outcome(
                waits.size(),
                episodes.size() - waits.size(),
                part(waits, 0.5),
                part(waits, NINETY),
                part(waits, 1),
                (int) episodes.stream()
                        .filter(episode -> isLate(episode, side.apply(episode)))
                        .count(),
                fairness(shares));
    }

    private static @Nullable Duration part(List<Duration> sorted, double part) {
        return sorted.isEmpty() ? null : sorted.get((int) Math.ceil(part * sorted.size()) - 1);
    }

    /** The time from getting it to the first answer stays as it was. */
    private boolean isLate(Episode episode, @Nullable Given given) {
        FirstResponse promise = past.promises().get(episode.ticket);
        var due = promise == null ? null : promise.dueAt();
        if (promise == null || due == null) {
            return false;
        }
        return answered(promise, episode.happened(), given).isAfter(due);
    }

    private Instant answered(FirstResponse promise, @Nullable Given was, @Nullable Given given) {
        var answered = promise.answeredAt();
        if (answered == null || was == null || given == null) {
            return answered == null || given == null ? past.until() : answered;
        }
        return answered.isBefore(was.at()) ? answered : answered.plus(Duration.between(was.at(), given.at()));
    }

    private static double fairness(Collection<Integer> shares) {
        double sum = shares.stream().mapToDouble(Integer::doubleValue).sum();
        double squares =
                shares.stream().mapToDouble(share -> (double) share * share).sum();
        return squares == 0 ? 1 : sum * sum / (shares.size() * squares);
    }
}
