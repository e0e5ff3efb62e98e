package org.autocrm.sla;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.autocrm.event.EventLog;
import org.autocrm.event.LoggedEvent;
import org.autocrm.sla.KeptClocks.Key;
import org.autocrm.sla.KeptClocks.Mark;
import org.autocrm.sla.KnownPolicies.Active;
import org.autocrm.ticket.PromiseFacts;
import org.autocrm.ticket.SystemDesk;
import org.autocrm.ticket.TicketNumber;
import org.autocrm.ticket.search.TicketMatch;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the clocks of tickets. Whatever makes it look at a ticket, it takes the ticket, computes its clocks anew from
 * all that happened to it, and writes the difference; so an event that comes twice, late or in another order changes
 * nothing. What a clock has to say by now it says in the same transaction, which takes note of it: once, whoever looks.
 */
@Stateless
@PermitAll
public class SlaClocks {

    @Inject
    private SystemDesk desk;

    @Inject
    private EventLog log;

    @Inject
    private KnownPolicies policies;

    @Inject
    private KeptClocks kept;

    @Inject
    private TicketMatch match;

    @Inject
    private Escalation escalation;

    @Inject
    private Clock clock;

    /** Something happened to a ticket. Without any policy that costs nothing. */
    public void follow(LoggedEvent event) {
        if (policies.now().inUse()) {
            event.ticket().flatMap(TicketNumber::in).ifPresent(number -> {
                var facts = desk.promiseFacts(number);
                facts.ifPresent(ticket -> look(ticket, false));
                if (facts.isEmpty()) {
                    kept.forget(number.value()); // it is gone for good
                }
            });
        }
    }

    /** The policies are different, or what they count by. */
    public void recount(TicketNumber number) {
        desk.promiseFacts(number).ifPresent(ticket -> look(ticket, true));
    }

    /** Tickets whose clocks have something to say by now, the most overdue first. */
    public List<String> due(int most) {
        return kept.due(clock.instant(), most);
    }

    /**
     * Lets the clocks of a ticket say what they have to say by now.
     *
     * @return false where somebody has the ticket at this moment
     */
    public boolean speak(String ticket) {
        var facts = desk.promiseFactsUnlessTaken(new TicketNumber(ticket));
        facts.ifPresent(found -> look(found, false));
        return facts.isPresent();
    }

    /** What could not be said is tried again in a minute, so that it keeps nothing else back. */
    public void postpone(String ticket) {
        var now = clock.instant();
        kept.postpone(ticket, now, now.plus(1, ChronoUnit.MINUTES));
    }

    private void look(PromiseFacts ticket, boolean again) {
        var number = ticket.number().value();
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var events = log.history(number, TicketFacts.TYPES);
        var facts = TicketFacts.of(events, ticket.status(), ticket.category(), ticket.priority(), ticket.createdAt());
        var choices = new ArrayList<>(kept.choices(number));
        next(ticket, choices, facts, again ? now : last(events, ticket.createdAt()))
                .ifPresent(choice -> {
                    kept.add(number, choices.size() + 1, choice);
                    choices.add(choice);
                });
        if (choices.isEmpty()) {
            return;
        }
        choices.forEach(choice -> facts.add(new Fact.Chosen(choice)));
        var clocks = SlaLedger.at(now, facts);
        var fired = new HashMap<>(kept.fired(number));
        var alarms = Alarms.of(clocks, choices.get(choices.size() - 1), fired);
        var said = takeDue(alarms, fired, now);
        kept.write(number, clocks, fired);
        kept.writeAlarms(number, alarms);
        desk.promise(ticket.number(), dueOf(clocks));
        said.forEach(mark -> say(ticket, clocks, mark, choices.get(choices.size() - 1), now));
    }

    private static Instant last(List<LoggedEvent> events, Instant otherwise) {
        return events.stream()
                .map(LoggedEvent::at)
                .max(Comparator.naturalOrder())
                .orElse(otherwise);
    }

    /** By when something is promised next. */
    private static @Nullable Instant dueOf(List<ClockView> clocks) {
        return clocks.stream()
                .filter(ClockView::isRunning)
                .map(ClockView::dueAt)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    /** What is to be said by now is taken out, in order, and counts as said. */
    private static List<Mark> takeDue(Map<Mark, Instant> alarms, Map<Key, Set<String>> fired, Instant now) {
        var due = alarms.entrySet().stream()
                .filter(alarm -> !alarm.getValue().isAfter(now))
                .sorted(Map.Entry.<Mark, Instant>comparingByValue()
                        .thenComparing(alarm -> alarm.getKey().mark()))
                .map(Map.Entry::getKey)
                .toList();
        due.forEach(mark -> {
            alarms.remove(mark);
            var marks = new HashSet<>(fired.getOrDefault(mark.clock(), Set.of()));
            marks.add(mark.mark());
            fired.put(mark.clock(), marks);
        });
        return due;
    }

    private void say(PromiseFacts ticket, List<ClockView> clocks, Mark mark, Choice choice, Instant now) {
        var terms = choice.terms();
        clocks.stream().filter(one -> Key.of(one).equals(mark.clock())).forEach(one -> {
            var due = one.dueAt();
            if (due != null && terms != null) {
                escalation.say(ticket, one, due, mark.mark(), terms, now);
            }
        });
    }

    /**
     * The policy that comes now, where it is another than before. What is solved keeps the one it has. The first one
     * counts since the ticket was opened, or since the policy was made where that was later.
     */
    private Optional<Choice> next(PromiseFacts ticket, List<Choice> before, List<Fact> facts, Instant at) {
        if (ticket.deleted() || TicketFacts.isDone(ticket.category())) {
            return Optional.empty();
        }
        var wanted = wanted(ticket.number());
        if (before.isEmpty()) {
            return wanted.map(policy ->
                    choice(policy, later(facts.get(0).at(), policy.madeAt().truncatedTo(ChronoUnit.MICROS))));
        }
        var last = before.get(before.size() - 1);
        var moment = later(at, last.at());
        var choice = wanted.map(policy ->
                        choice(policy, later(moment, policy.madeAt().truncatedTo(ChronoUnit.MICROS))))
                .orElseGet(() -> Choice.none(moment));
        return choice.isSame(last) ? Optional.empty() : Optional.of(choice);
    }

    private Choice choice(Active policy, Instant at) {
        return kept.choice(at, policy.id(), policy.version(), policy.terms());
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private Optional<Active> wanted(TicketNumber number) {
        var active = policies.now().active();
        var given = kept.given(number.value())
                .flatMap(id ->
                        active.stream().filter(policy -> policy.id() == id).findFirst());
        if (given.isPresent()) {
            return given;
        }
        var conditions = active.stream().map(Active::condition).toList();
        var matches = conditions.isEmpty() ? List.<Boolean>of() : match.of(number, conditions);
        for (int i = 0; i < matches.size(); i++) {
            if (matches.get(i)) {
                return Optional.of(active.get(i));
            }
        }
        return Optional.empty();
    }
}
