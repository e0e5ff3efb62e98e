package org.autocrm.ticket;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.autocrm.account.Person;
import org.autocrm.account.Teams;

/**
 * The desk for what an agent has asked for and does not wait for, such as a bulk job. It does what the agent may do at
 * that moment, and no more.
 *
 * <p>It asks for no role, because nobody is logged in where a queue calls. Screens may not use it; an architecture test
 * sees to that. What cannot be done is an {@link Outcome} and no exception, so that one ticket does not undo the work
 * on others in the same transaction.
 */
@Stateless
@PermitAll
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class DeputyDesk {

    private static final String REFUSED = "change-refused";

    @Inject
    private Tickets tickets;

    @Inject
    private Changer changer;

    @Inject
    private Speech speech;

    @Inject
    private Commands commands;

    @Inject
    private KeptExtras extras;

    @Inject
    private Teams teams;

    @Inject
    private Event<TicketEvent> events;

    @Inject
    private Clock clock;

    /**
     * Refuses what could be done to no ticket, before anybody works on many.
     *
     * @throws ChangeRefused if these changes are not possible whatever the ticket, are none, or make sense for one only
     */
    public void refuseImpossible(TicketChanges changes) {
        List<Objection> objections = new ArrayList<>(changer.objections(changes));
        changes.subject()
                .ifPresent(
                        subject -> objections.add(new Objection("subject", "Each ticket has a subject of its own.")));
        changes.customer()
                .ifPresent(customer ->
                        objections.add(new Objection("customer", "Each ticket has a customer of its own.")));
        if (changes.isNothing()) {
            objections.add(new Objection("", "Say what is to change."));
        }
        if (!objections.isEmpty()) {
            throw new ChangeRefused(objections);
        }
    }

    /**
     * Takes several tickets at once. Whoever works on several in one transaction does this first, so that nobody waits
     * for each other.
     */
    public void takeAll(Collection<TicketNumber> numbers) {
        if (!numbers.isEmpty()) {
            tickets.takeAll(numbers);
        }
    }

    /**
     * Says something in the name of an agent, and does what they command, all or nothing: an answer to the customer, or
     * a note where they command that, or neither where they say nothing.
     *
     * @throws UnknownTicket if there is no such ticket, it is out of their sight, or in the bin
     * @throws ChangeRefused if a command cannot be understood, or a change is not possible; it says why, for each
     * @throws NewerMessage if somebody wrote after what the agent has seen
     * @throws TicketClosed if the ticket is closed
     * @throws FileNotAllowed if it brings a file that may not be attached
     */
    public void say(long agent, TicketNumber number, Writing writing, List<Command> commands) {
        var who = teams.agent(agent).orElseThrow(() -> new UnknownTicket(number));
        var ticket = inSight(who, number).map(Tickets::refuseDeleted).orElseThrow(() -> new UnknownTicket(number));
        var changes = this.commands.changes(commands, who);
        if (writing.isEmpty()) {
            speech.refuseUnseen(ticket, writing.lastSeen());
            changer.change(ticket, changes);
        } else if (commands.stream().anyMatch(command -> command.word().equals(Command.NOTE.word()))) {
            speech.note(ticket, who, writing, changes);
        } else {
            speech.reply(ticket, who, writing, changes);
        }
    }

    /** Changes properties of a ticket, all or none. */
    public Outcome change(long agent, TicketNumber number, TicketChanges changes) {
        return with(agent, number, false, ticket -> {
            var before = Properties.of(ticket, extras.of(ticket, changes));
            try {
                changer.change(ticket, changes);
            } catch (ChangeRefused e) {
                return Outcome.refused(REFUSED, reasons(e.objections()));
            }
            return Outcome.of(before.to(Properties.of(ticket, extras.of(ticket, changes))));
        });
    }

    /** Puts a ticket into the bin. */
    public Outcome delete(long agent, TicketNumber number) {
        return with(
                agent,
                number,
                true,
                ticket -> changed(
                        ticket, () -> ticket.delete(agent, clock.instant()).ifPresent(events::fire)));
    }

    /** Takes a ticket out of the bin. */
    public Outcome restore(long agent, TicketNumber number) {
        return with(
                agent,
                number,
                true,
                ticket -> changed(ticket, () -> ticket.restore(clock.instant()).ifPresent(events::fire)));
    }

    /**
     * Puts properties of a ticket back to what they were before these changes; each that nobody has changed since, and
     * that the ticket may have again.
     */
    public Outcome putBack(long agent, TicketNumber number, List<PropertyChange> undone) {
        var isAboutBin = undone.stream().anyMatch(change -> change.property().equals(Properties.BIN));
        return with(agent, number, isAboutBin, ticket -> putBack(ticket, undone));
    }

    private Outcome putBack(Ticket ticket, List<PropertyChange> undone) {
        var about = PutBack.about(undone);
        var before = Properties.of(ticket, extras.of(ticket, about));
        var isSaidSince = PutBack.lastMessage(undone)
                .filter(message -> tickets.isSaidSince(ticket, message))
                .isPresent();
        var back = new PutBack(undone, before, isSaidSince, clock.instant());
        back.bin().ifPresent(change -> putBack(ticket, change));
        change(ticket, back);
        back.status()
                .map(PropertyChange::from)
                .ifPresent(was -> ticket.remember(Properties.instant(was.get(1)), Properties.instant(was.get(2))));
        var changes = before.to(Properties.of(ticket, extras.of(ticket, about)));
        return back.objections().isEmpty()
                ? Outcome.of(changes)
                : new Outcome(
                        changes, Optional.of(new Outcome.Refusal("changed-meanwhile", reasons(back.objections()))));
    }

    /** Goes without one property after the other until the rest is possible. */
    private void change(Ticket ticket, PutBack back) {
        var isDone = false;
        while (!isDone) {
            try {
                changer.change(ticket, back.changes());
                isDone = true;
            } catch (ChangeRefused e) {
                back.without(e.objections());
            }
        }
    }

    private void putBack(Ticket ticket, PropertyChange bin) {
        Stream<? extends TicketEvent> happened = bin.from().isEmpty()
                ? ticket.restore(clock.instant()).stream()
                : ticket
                        .deleteAgain(
                                Instant.parse(bin.from().get(0)),
                                Properties.id(bin.from().get(1)),
                                clock.instant())
                        .stream();
        happened.forEach(events::fire);
    }

    private static Outcome changed(Ticket ticket, Runnable work) {
        var before = Properties.of(ticket, Extras.NONE);
        work.run();
        return Outcome.of(before.to(Properties.of(ticket, Extras.NONE)));
    }

    private Outcome with(long agent, TicketNumber number, boolean inTheBinToo, Function<Ticket, Outcome> work) {
        var who = teams.agent(agent);
        if (who.isEmpty()) {
            return Outcome.refused("forbidden", "Who asked for it does not work at the desk any more.");
        }
        return inSight(who.get(), number)
                .filter(ticket -> inTheBinToo || !ticket.isDeleted())
                .map(work)
                .orElseGet(() -> Outcome.refused(
                        "unknown-ticket", "There is no such ticket, or it is out of sight, or in the bin."));
    }

    private Optional<Ticket> inSight(Person agent, TicketNumber number) {
        return tickets.findAndTake(number)
                .filter(ticket -> ticket.team() == null || !teams.isOutOfSightOf(agent, ticket.team()));
    }

    private static String reasons(List<Objection> objections) {
        return objections.stream().map(Objection::reason).distinct().collect(Collectors.joining(" "));
    }
}
