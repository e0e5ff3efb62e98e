package org.autocrm.routing;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.autocrm.routing.Reason.Code;
import org.autocrm.routing.RoutingDecision.Candidate;
import org.autocrm.routing.RoutingDecision.Excluded;
import org.autocrm.routing.RoutingDecision.Outcome;
import org.autocrm.routing.RoutingInputs.Worker;
import org.autocrm.staffing.Presence;
import org.jspecify.annotations.Nullable;

/**
 * Decides who gets a ticket: a function of its inputs and of nothing else.
 *
 * <p>Whoever may not have it is excluded, by the first reason that holds. Among the others the customer's last agent
 * comes first where the team wants that, then those who have all preferred skills, then those who lack the least
 * important one, as far as the ticket has waited long enough to do without; of these the team's strategy chooses, and
 * where it finds no difference, who got work longest ago, then the lower id.
 */
public final class RoutingEngine {

    /** Grows when the same inputs would give another decision. */
    public static final int VERSION = 1;

    private static final long WHOLE = 1_000;

    private final RoutingInputs inputs;
    private final int required;
    private final int preferred;
    private final int maySkip;
    private final List<Worker> able = new ArrayList<>();
    private final List<Excluded> excluded = new ArrayList<>();

    private RoutingEngine(RoutingInputs inputs) {
        this.inputs = inputs;
        this.required = inputs.need().required().size();
        this.preferred = inputs.need().preferred().size();
        this.maySkip = maySkip();
    }

    /** The decision that follows from the inputs. */
    public static RoutingDecision decide(RoutingInputs inputs) {
        return new RoutingEngine(inputs).decide();
    }

    private RoutingDecision decide() {
        for (var worker : inputs.workers()) {
            var objection = objectionTo(worker);
            if (objection == null) {
                able.add(worker);
            } else {
                excluded.add(new Excluded(worker.id(), worker.name(), objection));
            }
        }
        if (isStale()) {
            return waits(Reason.of(Code.STALE, inputs.policy().staleHours()), null);
        }
        return favourite().orElseGet(this::best);
    }

    private @Nullable Reason objectionTo(Worker worker) {
        if (worker.presence() != Presence.ONLINE) {
            return Reason.of(Code.valueOf(worker.presence().name()));
        }
        if (isOut(worker)) {
            return Reason.of(Code.OUT_OF_OFFICE, worker.outUntil());
        }
        if (isOff(worker)) {
            return Reason.of(Code.OFF_HOURS, worker.offUntil());
        }
        if (Objects.equals(inputs.need().givenBackBy(), worker.id())) {
            return Reason.of(Code.GAVE_BACK);
        }
        for (int i = 0; i < required; i++) {
            var skill = inputs.need().required().get(i);
            int level = worker.levels().get(i);
            if (level < skill.level()) {
                return Reason.of(Code.LACKS_SKILL, skill.name(), skill.level(), level);
            }
        }
        var capacity = worker.capacity();
        if (capacity != null && worker.load() + inputs.need().units() > capacity) {
            return Reason.of(Code.AT_CAPACITY, worker.load(), capacity);
        }
        var most = inputs.policy().fairTickets();
        if (most != null && inWindow(worker).size() >= most) {
            return Reason.of(Code.FAIR_WINDOW, most, inputs.policy().fairMinutes());
        }
        return null;
    }

    private boolean isOut(Worker worker) {
        var until = worker.outUntil();
        return until != null && inputs.at().isBefore(until);
    }

    private boolean isOff(Worker worker) {
        var until = worker.offUntil();
        return until != null && inputs.at().isBefore(until);
    }

    /** When the worker got new tickets that still count. */
    private List<Instant> inWindow(Worker worker) {
        var from = inputs.at().minus(fairWindow());
        return worker.received().stream().filter(moment -> moment.isAfter(from)).toList();
    }

    private Duration fairWindow() {
        var minutes = inputs.policy().fairMinutes();
        return Duration.ofMinutes(minutes == null ? 0 : minutes);
    }

    private boolean isStale() {
        var hours = inputs.policy().staleHours();
        return hours != null && inputs.waited().compareTo(Duration.ofHours(hours)) > 0;
    }

    /** Who stands in for the agent who had it, or who worked for the customer last, or stands in for them. */
    private Optional<RoutingDecision> favourite() {
        var need = inputs.need();
        Optional<RoutingDecision> substitute =
                free(need.meantFor()).map(worker -> given(worker, Code.CHOSEN_SUBSTITUTE, ranked(able, 0), List.of()));
        if (substitute.isPresent() || !inputs.policy().sticky()) {
            return substitute;
        }
        return free(need.lastAgent())
                .map(worker -> given(worker, Code.CHOSEN_STICKY, ranked(able, 0), List.of()))
                .or(() -> inputs.worker(need.lastAgent())
                        .filter(this::isOut)
                        .flatMap(last -> free(last.substitute()))
                        .map(worker -> given(worker, Code.CHOSEN_SUBSTITUTE, ranked(able, 0), List.of())));
    }

    private Optional<Worker> free(@Nullable Long id) {
        return id == null
                ? Optional.empty()
                : able.stream().filter(worker -> worker.id() == id).findFirst();
    }

    private RoutingDecision best() {
        for (int without = 0; without <= maySkip; without++) {
            int wanted = preferred - without;
            var fit =
                    able.stream().filter(worker -> hasPreferred(worker, wanted)).toList();
            if (!fit.isEmpty()) {
                var ranked = ranked(fit, wanted);
                var chosen = inputs.worker(ranked.get(0).agent()).orElseThrow();
                noteLacking(wanted);
                return given(chosen, ranked.size() == 1 ? Code.CHOSEN_ONLY : chosenBy(), ranked, skipped(wanted));
            }
        }
        noteLacking(preferred - maySkip);
        return nobody();
    }

    /** How many preferred skills may be done without by now: those that nobody here has are not waited for. */
    private int maySkip() {
        int minutes = inputs.policy().relaxMinutes();
        long byTime = minutes == 0 ? preferred : inputs.waited().toMinutes() / minutes;
        int may = (int) Math.min(preferred, byTime);
        while (may < preferred && isUnheld(preferred - may - 1)) {
            may++;
        }
        return may;
    }

    private boolean isUnheld(int place) {
        int level = inputs.need().preferred().get(place).level();
        return inputs.workers().stream().allMatch(worker -> worker.levels().get(required + place) < level);
    }

    private boolean hasPreferred(Worker worker, int wanted) {
        return lacking(worker, wanted) < 0;
    }

    /** The place of the first of so many preferred skills that the worker lacks; -1 if none. */
    private int lacking(Worker worker, int wanted) {
        for (int i = 0; i < wanted; i++) {
            if (worker.levels().get(required + i)
                    < inputs.need().preferred().get(i).level()) {
                return i;
            }
        }
        return -1;
    }

    private void noteLacking(int wanted) {
        for (var worker : able) {
            int place = lacking(worker, wanted);
            if (place >= 0) {
                var skill = inputs.need().preferred().get(place);
                excluded.add(new Excluded(
                        worker.id(), worker.name(), Reason.of(Code.LACKS_PREFERRED, skill.name(), skill.level())));
            }
        }
        excluded.sort(Comparator.comparingLong(Excluded::agent));
    }

    private List<String> skipped(int wanted) {
        return inputs.need().preferred().subList(wanted, preferred).stream()
                .map(SkillNeed::name)
                .toList();
    }

    private List<Candidate> ranked(List<Worker> fit, int wanted) {
        return fit.stream()
                .sorted(Comparator.comparingLong((Worker worker) -> -score(worker, wanted))
                        .thenComparingLong(Worker::turn)
                        .thenComparingLong(Worker::id))
                .map(worker -> new Candidate(
                        worker.id(),
                        worker.name(),
                        score(worker, wanted),
                        worker.load(),
                        worker.capacity(),
                        skill(worker, wanted)))
                .toList();
    }

    private long score(Worker worker, int wanted) {
        return switch (inputs.policy().strategy()) {
            case ROUND_ROBIN -> -worker.turn();
            case LEAST_LOADED -> -(long) worker.load();
            case MOST_SPARE -> spare(worker);
            case SKILL_SCORE -> skill(worker, wanted);
        };
    }

    /** The part of the capacity that is left, in thousandths; who has no limit has all of it. */
    private static long spare(Worker worker) {
        var capacity = worker.capacity();
        return capacity == null ? WHOLE : capacity == 0 ? 0 : WHOLE * (capacity - worker.load()) / capacity;
    }

    private int skill(Worker worker, int wanted) {
        int sum = 0;
        for (int i = 0; i < required + wanted; i++) {
            sum += worker.levels().get(i);
        }
        return sum;
    }

    private Code chosenBy() {
        return switch (inputs.policy().strategy()) {
            case ROUND_ROBIN -> Code.CHOSEN_TURN;
            case LEAST_LOADED -> Code.CHOSEN_LOAD;
            case MOST_SPARE -> Code.CHOSEN_SPARE;
            case SKILL_SCORE -> Code.CHOSEN_SKILL;
        };
    }

    private RoutingDecision given(Worker worker, Code why, List<Candidate> candidates, List<String> relaxed) {
        return new RoutingDecision(
                VERSION,
                Outcome.GIVEN,
                worker.id(),
                inputs.policy().team(),
                Reason.of(why, worker.name()),
                relaxed,
                candidates,
                excluded,
                null);
    }

    private RoutingDecision nobody() {
        var policy = inputs.policy();
        var overflow = overflowMoment();
        if (overflow != null && !inputs.at().isBefore(overflow)) {
            return new RoutingDecision(
                    VERSION,
                    Outcome.OVERFLOWS,
                    null,
                    policy.overflowTeam(),
                    Reason.of(Code.OVERFLOWS, policy.overflowName(), policy.overflowMinutes()),
                    skipped(preferred - maySkip),
                    List.of(),
                    excluded,
                    null);
        }
        var again = Stream.of(Optional.ofNullable(overflow), relaxMoment(), fairMoment(), openingMoment())
                .flatMap(Optional::stream)
                .min(Comparator.naturalOrder());
        return waits(whyNobody(), again.orElse(null));
    }

    private @Nullable Instant overflowMoment() {
        var minutes = inputs.policy().overflowMinutes();
        return inputs.policy().overflowTeam() == null
                        || minutes == null
                        || inputs.need().overflowed()
                ? null
                : inputs.need().queuedSince().plus(Duration.ofMinutes(minutes));
    }

    /** When the working hours of somebody begin who is there already. */
    private Optional<Instant> openingMoment() {
        return inputs.workers().stream()
                .filter(worker -> worker.presence() == Presence.ONLINE && isOff(worker))
                .map(worker -> Objects.requireNonNull(worker.offUntil()))
                .min(Comparator.naturalOrder());
    }

    /** When one more preferred skill is done without, if that lets somebody in. */
    private Optional<Instant> relaxMoment() {
        int minutes = inputs.policy().relaxMinutes();
        if (minutes == 0 || able.isEmpty() || maySkip == preferred) {
            return Optional.empty();
        }
        long next = inputs.waited().toMinutes() / minutes + 1;
        return Optional.of(inputs.need().queuedSince().plus(Duration.ofMinutes(next * minutes)));
    }

    /** When the first of those who got enough may get more. */
    private Optional<Instant> fairMoment() {
        var most = inputs.policy().fairTickets();
        return most == null
                ? Optional.empty()
                : excluded.stream()
                        .filter(each -> each.reason().code() == Code.FAIR_WINDOW)
                        .map(each -> inWindow(inputs.worker(each.agent()).orElseThrow()))
                        .map(received -> received.get(received.size() - most).plus(fairWindow()))
                        .min(Comparator.naturalOrder());
    }

    private Reason whyNobody() {
        if (inputs.workers().isEmpty()) {
            return Reason.of(Code.NO_MEMBERS, inputs.policy().name());
        }
        return first(Code.LACKS_PREFERRED)
                .map(reason -> Reason.of(Code.WAITS_FOR_SKILL, reason.values().get(0)))
                .or(() -> first(Code.FAIR_WINDOW).map(reason -> new Reason(Code.ALL_SERVED, reason.values())))
                .or(() -> first(Code.AT_CAPACITY).map(reason -> Reason.of(Code.ALL_FULL)))
                .or(() -> first(Code.LACKS_SKILL)
                        .map(reason ->
                                Reason.of(Code.NOBODY_ABLE, reason.values().get(0))))
                .orElseGet(() -> Reason.of(Code.NOBODY_THERE, inputs.policy().name()));
    }

    private Optional<Reason> first(Code code) {
        return excluded.stream()
                .map(Excluded::reason)
                .filter(reason -> reason.code() == code)
                .findFirst();
    }

    private RoutingDecision waits(Reason why, @Nullable Instant again) {
        return new RoutingDecision(
                VERSION,
                Outcome.WAITS,
                null,
                inputs.policy().team(),
                why,
                skipped(preferred - maySkip),
                List.of(),
                excluded,
                again);
    }
}
