package org.autocrm.ticket;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.autocrm.account.Person;
import org.autocrm.account.Teams;
import org.autocrm.ticket.TicketEvent.Assigned;
import org.autocrm.ticket.TicketEvent.Mentioned;
import org.autocrm.ticket.TicketEvent.NoteWritten;
import org.autocrm.ticket.TicketEvent.ReplyWritten;

/**
 * The desk: what an agent says on a ticket, and every change of its properties. One method, one transaction.
 *
 * <p>Beside it: {@link Regroupings} merges and splits, {@link Links} links, {@link TicketBin} deletes, {@link Drafts}
 * keeps what is not sent yet.
 */
@Stateless
@RolesAllowed("agent")
public class TicketDesk {

    @Inject
    private Tickets tickets;

    @Inject
    private Sight sight;

    @Inject
    private Intake intake;

    @Inject
    private Changer changer;

    @Inject
    private Catalog catalog;

    @Inject
    private Attachments attachments;

    @Inject
    private KeptDrafts drafts;

    @Inject
    private Teams teams;

    @Inject
    private MailIds mailIds;

    @Inject
    private Event<TicketEvent> events;

    @Inject
    private Clock clock;

    /** Opens a ticket in a customer's name. */
    public TicketNumber open(IncomingMessage incoming) {
        return open(incoming, TicketChanges.none());
    }

    /**
     * Opens a ticket in a customer's name with these properties, or not at all.
     *
     * @throws ChangeRefused if it cannot have them
     * @throws FileNotAllowed if it brings a file that may not be attached
     */
    public TicketNumber open(IncomingMessage incoming, TicketChanges changes) {
        attachments.refuse(incoming.files());
        var number = intake.receive(incoming).ticket();
        if (!changes.isNothing()) {
            changer.change(tickets.take(number), changes);
        }
        return number;
    }

    /**
     * Answers the customer. The answer leaves once this transaction has committed, also to those who get copies. An
     * unassigned ticket becomes its author's.
     *
     * @return the id of the message
     * @throws NewerMessage if somebody wrote after what the author has seen; nothing is sent
     * @throws TicketClosed if the ticket is closed
     * @throws EmptyMessage if it says nothing
     * @throws FileNotAllowed if it brings a file that may not be attached
     * @throws ChangeRefused if the ticket may not take the status that an answer brings
     */
    public long reply(TicketNumber number, Writing writing) {
        return reply(number, writing, TicketChanges.none());
    }

    /**
     * Answers the customer as {@link #reply(TicketNumber, Writing)} does and changes properties, both or neither.
     *
     * @throws ChangeRefused if the changes are not possible; nothing is sent
     */
    public long reply(TicketNumber number, Writing writing, TicketChanges changes) {
        var ticket = sight.take(number);
        refuseEmpty(number, writing);
        refuseUnseen(ticket, writing.lastSeen());
        var agent = teams.me();
        var status = ticket.statusKey();
        var said = ticket.reply(
                author(agent), writing.words(), catalog.now().byDefault(TicketStatus.WAITING), clock.instant());
        var message = keep(said.message(), writing);
        message.leavesBy(mailIds.next(number));
        Optional<Assigned> taken =
                ticket.assignee() == null && changes.assignee().isEmpty()
                        ? ticket.giveTo(agent.id(), clock.instant())
                        : Optional.empty();
        drafts.discard(ticket, agent.id(), MessageKind.REPLY); // the first statement: what changed before is one row
        events.fire(new ReplyWritten(number, message.id()));
        said.consequences().forEach(events::fire);
        taken.ifPresent(events::fire);
        changer.change(ticket, changes);
        if (!ticket.statusKey().equals(status)) {
            changer.refuseMissingFields(ticket);
        }
        return message.id();
    }

    /**
     * Tells colleagues something that the customer never sees. Whom it names with an at sign follows the ticket.
     *
     * @return the id of the note
     * @throws EmptyMessage if it says nothing
     * @throws FileNotAllowed if it brings a file that may not be attached
     */
    public long note(TicketNumber number, Writing writing) {
        return note(number, writing, TicketChanges.none());
    }

    /**
     * Leaves a note as {@link #note(TicketNumber, Writing)} does and changes properties, both or neither.
     *
     * @throws ChangeRefused if the changes are not possible
     */
    public long note(TicketNumber number, Writing writing, TicketChanges changes) {
        var ticket = sight.take(number);
        refuseEmpty(number, writing);
        var agent = teams.me();
        var message = keep(ticket.note(author(agent), writing.words(), clock.instant()), writing);
        drafts.discard(ticket, agent.id(), MessageKind.NOTE);
        events.fire(new NoteWritten(number, message.id()));
        mention(ticket, message);
        changer.change(ticket, changes);
        return message.id();
    }

    /**
     * Changes properties of a ticket, all or none.
     *
     * @param seen the version that the caller has seen, where that is known
     * @throws TicketChangedMeanwhile if it is in another version; it says what happened since
     * @throws ChangeRefused if one of the changes is not possible; it says why, for each
     */
    public void change(TicketNumber number, TicketChanges changes, OptionalLong seen) {
        var ticket = sight.take(number);
        changer.refuseOutdated(ticket, seen);
        changer.change(ticket, changes);
    }

    /** Makes the ticket the caller's own work. */
    public void take(TicketNumber number) {
        sight.take(number).giveTo(teams.me().id(), clock.instant()).ifPresent(events::fire);
    }

    private Message keep(Message message, Writing writing) {
        attachments.refuse(writing.files());
        tickets.add(message);
        writing.files().forEach(message::attach);
        return message;
    }

    private void mention(Ticket ticket, Message message) {
        if (!Mentions.mayBeIn(message.text())) {
            return;
        }
        Set<Long> named = Mentions.in(message.text(), teams.agents()).stream().collect(Collectors.toUnmodifiableSet());
        if (!named.isEmpty()) {
            tickets.mention(message, named);
            named.forEach(agent -> events.fire(new Mentioned(ticket.number(), message.id(), agent)));
            changer.change(
                    ticket,
                    TicketChanges.begin().followers(SetChange.add(named)).end());
        }
    }

    static Author author(Person agent) {
        return new Author(agent.name(), Optional.of(agent.email()), Optional.of(agent.id()));
    }

    private void refuseUnseen(Ticket ticket, OptionalLong lastSeen) {
        if (lastSeen.isPresent() && ticket.lastMessage() > lastSeen.getAsLong()) {
            throw new NewerMessage(ticket.number(), tickets.newerThan(ticket, lastSeen.getAsLong()));
        }
    }

    private static void refuseEmpty(TicketNumber number, Writing writing) {
        if (writing.isEmpty()) {
            throw new EmptyMessage(number);
        }
    }
}
