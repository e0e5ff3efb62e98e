package org.autocrm.routing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.autocrm.event.LoggedEvent;
import org.autocrm.routing.Reason.Code;
import org.autocrm.routing.RoutingDecision.Outcome;
import org.autocrm.routing.RoutingInputs.Need;
import org.autocrm.shared.EmailAddress;
import org.autocrm.ticket.Gift;
import org.autocrm.ticket.RoutingFacts;
import org.autocrm.ticket.TicketNumber;
import org.jspecify.annotations.Nullable;

/** What becomes of the tickets of a batch, from the looking to the writing. */
final class RoutingBatch {

    private record Decided(Candidacy ticket, RoutingInputs inputs, RoutingDecision decision) {}

    private final Occasion occasion;
    private final Map<Long, Queued> queued = new HashMap<>();
    private final Map<TicketNumber, Long> meantFor = new HashMap<>();
    private final Set<TicketNumber> known = new HashSet<>();
    private final List<Decided> decided = new ArrayList<>();
    private final List<RoutingFacts> taken = new ArrayList<>();
    private final List<RoutingFacts> teamless = new ArrayList<>();

    RoutingBatch(Occasion occasion) {
        this.occasion = occasion;
    }

    /** What the queue remembers. */
    void remember(Map<Long, Queued> found) {
        queued.putAll(found);
    }

    boolean knows(TicketNumber number) {
        return known.contains(number);
    }

    void meantFor(TicketNumber number, long agent) {
        meantFor.put(number, agent);
    }

    /** Those that wait for an agent, with their teams; the others are noted. */
    List<Candidacy> sorted(Collection<RoutingFacts> tickets, Map<Long, RoutingTeam> teams) {
        var waiting = new ArrayList<Candidacy>();
        for (var ticket : tickets) {
            if (!known.add(ticket.number())) {
                continue;
            }
            if (!ticket.waiting()) {
                taken.add(ticket);
                continue;
            }
            teamOf(ticket, teams).ifPresentOrElse(waiting::add, () -> teamless.add(ticket));
        }
        return waiting;
    }

    private Optional<Candidacy> teamOf(RoutingFacts ticket, Map<Long, RoutingTeam> teams) {
        var given = ticket.team().map(teams::get);
        if (given.isPresent()) {
            var before = queued.get(ticket.id());
            var why = before != null && before.overflowed() ? Code.TEAM_OVERFLOW : Code.TEAM_GIVEN;
            return given.map(team -> new Candidacy(ticket, team, Reason.of(why, team.name())));
        }
        var address = ticket.mailbox().flatMap(EmailAddress::in).map(EmailAddress::value);
        return teams.values().stream()
                .filter(team -> address.isPresent() && address.get().equals(team.address()))
                .findFirst()
                .map(team -> new Candidacy(ticket, team, Reason.of(Code.TEAM_ADDRESS, address.get(), team.name())))
                .or(() -> teams.values().stream()
                        .filter(RoutingTeam::byDefault)
                        .findFirst()
                        .map(team -> new Candidacy(ticket, team, Reason.of(Code.TEAM_DEFAULT, team.name()))));
    }

    RoutingInputs inputs(Candidacy ticket, Crew crew, Needs needs, Map<Long, Long> lastAgents, Instant now) {
        var facts = ticket.facts();
        var policy = ticket.in().policy();
        var before = queued.get(facts.id());
        var need = new Need(
                facts.number().value(),
                crew.units(facts.priority()),
                before == null ? now : before.since(),
                needs.required(),
                needs.preferred(),
                policy.sticky() ? lastAgents.get(facts.customer()) : null,
                givenBackBy(facts, before),
                substituteFor(facts, before),
                before != null && before.overflowed());
        return new RoutingInputs(
                now,
                need,
                policy,
                ticket.because(),
                crew.workers(policy, facts.channel(), needs.required(), needs.preferred(), now));
    }

    void decided(Candidacy ticket, RoutingInputs inputs, RoutingDecision decision) {
        decided.add(new Decided(ticket, inputs, decision));
    }

    /** What is to be changed on tickets. */
    List<Gift> gifts() {
        var gifts = new ArrayList<Gift>();
        for (var each : decided) {
            var facts = each.ticket().facts();
            var seen = facts.team().orElse(null);
            long team = Objects.requireNonNull(each.decision().team());
            if (each.decision().agent() != null || !Objects.equals(seen, team)) {
                gifts.add(new Gift(
                        facts.id(), facts.number(), seen, team, each.decision().agent()));
            }
        }
        return gifts;
    }

    /** The decisions that are worth keeping: about new tickets, and what is not as it was before. */
    List<Made> made(Set<Long> given) {
        var made = new ArrayList<Made>();
        for (var each : decided) {
            var facts = each.ticket().facts();
            if (isLost(each, given)) {
                if (occasion.opened.containsKey(facts.number())) {
                    made.add(new Made(
                            eventOf(facts), facts.number(), null, RoutingDecision.without(Outcome.TAKEN, Code.TAKEN)));
                }
            } else if (isNew(each)) {
                made.add(new Made(eventOf(facts), facts.number(), each.inputs(), each.decision()));
            }
        }
        for (var facts : taken) {
            if (occasion.opened.containsKey(facts.number())) {
                made.add(new Made(
                        eventOf(facts), facts.number(), null, RoutingDecision.without(Outcome.TAKEN, Code.TAKEN)));
            }
        }
        for (var facts : teamless) {
            if (occasion.opened.containsKey(facts.number())) {
                made.add(new Made(
                        eventOf(facts), facts.number(), null, RoutingDecision.without(Outcome.WAITS, Code.NO_TEAM)));
            }
        }
        return made;
    }

    /** The tickets that wait from now on, with the moment when time alone may change that. */
    Map<Queued, @Nullable Instant> waiting(Set<Long> given, Instant now) {
        Map<Queued, @Nullable Instant> waiting = new LinkedHashMap<>();
        for (var each : decided) {
            var facts = each.ticket().facts();
            var decision = each.decision();
            if (isLost(each, given) || decision.outcome() == Outcome.GIVEN) {
                continue;
            }
            boolean overflows = decision.outcome() == Outcome.OVERFLOWS;
            waiting.put(
                    new Queued(
                            facts.id(),
                            decision.team(),
                            overflows ? now : each.inputs().need().queuedSince(),
                            decision.because(),
                            overflows || each.inputs().need().overflowed(),
                            each.inputs().need().givenBackBy(),
                            each.inputs().need().meantFor()),
                    overflows ? Instant.EPOCH : decision.again());
        }
        for (var facts : teamless) {
            waiting.put(new Queued(facts.id(), null, now, Reason.of(Code.NO_TEAM), false, null, null), null);
        }
        return waiting;
    }

    /** The tickets that were in a queue and are no more. */
    Set<Long> gone(Set<Long> given) {
        var gone = new HashSet<Long>();
        for (var each : decided) {
            if (isLost(each, given) || each.decision().outcome() == Outcome.GIVEN) {
                gone.add(each.ticket().facts().id());
            }
        }
        taken.forEach(facts -> gone.add(facts.id()));
        gone.retainAll(queued.keySet());
        return gone;
    }

    private @Nullable Long givenBackBy(RoutingFacts facts, @Nullable Queued before) {
        var now = occasion.givenBack.get(facts.number());
        return now != null ? now : before == null ? null : before.givenBackBy();
    }

    private @Nullable Long substituteFor(RoutingFacts facts, @Nullable Queued before) {
        var now = meantFor.get(facts.number());
        return now != null ? now : before == null ? null : before.meantFor();
    }

    private boolean isLost(Decided each, Set<Long> given) {
        boolean changes = each.decision().agent() != null
                || !Objects.equals(
                        each.ticket().facts().team().orElse(null),
                        each.decision().team());
        return changes && !given.contains(each.ticket().facts().id());
    }

    private boolean isNew(Decided each) {
        var before = queued.get(each.ticket().facts().id());
        return each.decision().outcome() != Outcome.WAITS
                || before == null
                || !before.reason().equals(each.decision().because())
                || !Objects.equals(before.team(), each.decision().team());
    }

    private @Nullable Long eventOf(RoutingFacts facts) {
        LoggedEvent event = occasion.about.get(facts.number());
        return event == null ? null : event.id();
    }
}
