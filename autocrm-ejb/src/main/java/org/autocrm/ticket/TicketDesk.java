package org.autocrm.ticket;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import java.util.OptionalLong;
import org.autocrm.account.Person;
import org.autocrm.account.Teams;
import org.autocrm.ticket.TicketEvent.NoteWritten;
import org.autocrm.ticket.TicketEvent.ReplyWritten;
import org.jspecify.annotations.Nullable;

/** The desk: everything that an agent may do to a ticket. One method, one transaction. */
@Stateless
@RolesAllowed("agent")
public class TicketDesk {

    @Inject
    private Tickets tickets;

    @Inject
    private Intake intake;

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
        return intake.receive(incoming).ticket();
    }

    /**
     * Answers the customer. The answer leaves once this transaction has committed. An unassigned ticket becomes its
     * author's.
     *
     * @param lastSeen the newest message that the author has seen, where that is known
     * @return the id of the message
     * @throws NewerMessage if somebody wrote after that; nothing is sent
     * @throws TicketClosed if the ticket is closed
     * @throws EmptyMessage if it says nothing
     */
    public long reply(TicketNumber number, Words words, OptionalLong lastSeen) {
        return answer(tickets.take(number), words, lastSeen);
    }

    /**
     * Answers the customer and considers the request solved, both or neither.
     *
     * @return the id of the message
     * @throws NewerMessage if somebody wrote after that; nothing is sent
     * @throws TicketClosed if the ticket is closed
     * @throws EmptyMessage if it says nothing
     */
    public long replyAndSolve(TicketNumber number, Words words, OptionalLong lastSeen) {
        var ticket = tickets.take(number);
        var message = answer(ticket, words, lastSeen);
        ticket.become(TicketStatus.SOLVED, clock.instant()).ifPresent(events::fire);
        return message;
    }

    /**
     * Tells colleagues something that the customer never sees.
     *
     * @return the id of the note
     * @throws EmptyMessage if it says nothing
     */
    public long note(TicketNumber number, Words words) {
        refuseEmpty(number, words);
        var message = tickets.add(tickets.take(number).note(author(teams.me()), words, clock.instant()));
        events.fire(new NoteWritten(number, message.id()));
        return message.id();
    }

    /** Makes the ticket the work of a team, or of none; an agent who is no member has it no longer. */
    public void moveTo(TicketNumber number, @Nullable Long team) {
        var ticket = tickets.take(number);
        var agent = ticket.assignee();
        var stays = team == null || agent == null || teams.isMember(team, agent);
        ticket.assignTo(team, stays ? agent : null, clock.instant()).ifPresent(events::fire);
    }

    /** Makes the ticket the work of an agent, or of nobody; its team stays. */
    public void giveTo(TicketNumber number, @Nullable Long agent) {
        var ticket = tickets.take(number);
        ticket.assignTo(ticket.team(), agent, clock.instant()).ifPresent(events::fire);
    }

    /** Makes the ticket the caller's own work. */
    public void take(TicketNumber number) {
        var ticket = tickets.take(number);
        ticket.assignTo(ticket.team(), teams.me().id(), clock.instant()).ifPresent(events::fire);
    }

    /** Says whose turn it is now. */
    public void become(TicketNumber number, TicketStatus status) {
        tickets.take(number).become(status, clock.instant()).ifPresent(events::fire);
    }

    /** Says how urgent it is. */
    public void prioritize(TicketNumber number, Priority priority) {
        tickets.take(number).prioritize(priority, clock.instant()).ifPresent(events::fire);
    }

    private long answer(Ticket ticket, Words words, OptionalLong lastSeen) {
        refuseEmpty(ticket.number(), words);
        refuseUnseen(ticket, lastSeen);
        var agent = teams.me();
        var message = tickets.add(ticket.reply(author(agent), words, clock.instant()));
        message.leavesBy(mailIds.next(ticket.number()));
        events.fire(new ReplyWritten(ticket.number(), message.id()));
        if (ticket.assignee() == null) {
            ticket.assignTo(ticket.team(), agent.id(), clock.instant()).ifPresent(events::fire);
        }
        return message.id();
    }

    private static Author author(Person agent) {
        return new Author(agent.name(), Optional.of(agent.email()), Optional.of(agent.id()));
    }

    private static void refuseUnseen(Ticket ticket, OptionalLong lastSeen) {
        if (lastSeen.isPresent() && ticket.lastMessage() > lastSeen.getAsLong()) {
            throw new NewerMessage(ticket.number());
        }
    }

    private static void refuseEmpty(TicketNumber number, Words words) {
        if (words.isEmpty()) {
            throw new EmptyMessage(number);
        }
    }
}
