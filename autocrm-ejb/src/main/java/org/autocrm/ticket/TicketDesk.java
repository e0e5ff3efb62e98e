package org.autocrm.ticket;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.OptionalLong;
import org.autocrm.account.Teams;

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
    private Speech speech;

    @Inject
    private Attachments attachments;

    @Inject
    private Teams teams;

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
        return speech.reply(sight.take(number), teams.me(), writing, changes);
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
        return speech.note(sight.take(number), teams.me(), writing, changes);
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
}
