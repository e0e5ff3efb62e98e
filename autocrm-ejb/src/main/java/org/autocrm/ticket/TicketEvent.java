package org.autocrm.ticket;

import java.util.Optional;
import org.autocrm.event.DomainEvent;

/**
 * Something that happened to a ticket. Fired inside the transaction that made it true.
 *
 * <p>Events carry identifiers only: a follower that wants more asks and sees the current state.
 */
public sealed interface TicketEvent extends DomainEvent {

    TicketNumber ticket();

    @Override
    default Optional<String> ticketNumber() {
        return Optional.of(ticket().value());
    }

    /** A request reached us that continues no other ticket; its first message is on it. */
    record Opened(TicketNumber ticket, long message, Channel channel) implements TicketEvent {}

    /** The customer said something more. */
    record MessageReceived(TicketNumber ticket, long message) implements TicketEvent {}

    /** The desk tells the customer that the message has arrived; it is not delivered yet. */
    record Acknowledged(TicketNumber ticket, long message) implements TicketEvent {}

    /** An agent answered; the answer is not delivered yet. */
    record ReplyWritten(TicketNumber ticket, long message) implements TicketEvent {}

    /** An agent left a note for colleagues. */
    record NoteWritten(TicketNumber ticket, long message) implements TicketEvent {}

    /** The ticket moved to a team, an agent, or neither. */
    record Assigned(TicketNumber ticket, Optional<Long> team, Optional<Long> agent) implements TicketEvent {}

    /** Somebody else has to act now, or nobody. */
    record StatusChanged(TicketNumber ticket, TicketStatus from, TicketStatus to) implements TicketEvent {}

    /** The ticket is more or less urgent now. */
    record PriorityChanged(TicketNumber ticket, Priority from, Priority to) implements TicketEvent {}

    /** A message's delivery came a step further. */
    record DeliveryNoted(TicketNumber ticket, long message, DeliveryState state) implements TicketEvent {}
}
