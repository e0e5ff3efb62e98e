package org.autocrm.ticket;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.autocrm.event.DomainEvent;

/**
 * Something that happened to a ticket. Fired inside the transaction that made it true.
 *
 * <p>Events carry identifiers and what a property was and is: {@code from} and {@code to}. A follower that wants more
 * asks and sees the current state.
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

    /** A program said something in the customer's name; nobody is asked for anything. */
    record AutomaticReceived(TicketNumber ticket, long message) implements TicketEvent {}

    /** The desk tells the customer that the message has arrived; it is not delivered yet. */
    record Acknowledged(TicketNumber ticket, long message) implements TicketEvent {}

    /** An agent answered; the answer is not delivered yet. */
    record ReplyWritten(TicketNumber ticket, long message) implements TicketEvent {}

    /** An agent left a note for colleagues. */
    record NoteWritten(TicketNumber ticket, long message) implements TicketEvent {}

    /** A note names an agent, by the id of the account. */
    record Mentioned(TicketNumber ticket, long message, long agent) implements TicketEvent {}

    /** A message's delivery came a step further. */
    record DeliveryNoted(TicketNumber ticket, long message, DeliveryState state) implements TicketEvent {}

    /** The ticket is another team's work now, or no team's; by id. */
    record TeamChanged(TicketNumber ticket, Optional<Long> from, Optional<Long> to) implements TicketEvent {}

    /** The ticket is another agent's work now, or nobody's; by the id of the account. */
    record Assigned(TicketNumber ticket, Optional<Long> from, Optional<Long> to) implements TicketEvent {}

    /** The ticket has another status, by its key. Somebody else has to act where the categories differ. */
    record StatusChanged(
            TicketNumber ticket, String from, String to, TicketStatus fromCategory, TicketStatus toCategory)
            implements TicketEvent {}

    /** The ticket is more or less urgent now; by key. */
    record PriorityChanged(TicketNumber ticket, String from, String to) implements TicketEvent {}

    /** The ticket is called something else. */
    record SubjectChanged(TicketNumber ticket, String from, String to) implements TicketEvent {}

    /** The ticket is another customer's, by id. */
    record CustomerChanged(TicketNumber ticket, long from, long to) implements TicketEvent {}

    /** The customer writes in another language than we thought, as BCP 47 has it. */
    record LanguageChanged(TicketNumber ticket, Optional<String> from, Optional<String> to) implements TicketEvent {}

    /** The ticket has other tags. */
    record TagsChanged(TicketNumber ticket, Set<String> from, Set<String> to) implements TicketEvent {}

    /** A field of our own, by its key, has another value. */
    record FieldChanged(TicketNumber ticket, String field, Optional<String> from, Optional<String> to)
            implements TicketEvent {}

    /** Other agents follow the ticket, by the ids of their accounts. */
    record FollowersChanged(TicketNumber ticket, Set<Long> from, Set<Long> to) implements TicketEvent {}

    /** Others get a copy of each reply, by address. */
    record CopiesChanged(TicketNumber ticket, Set<String> from, Set<String> to) implements TicketEvent {}

    /** The ticket is out of sight until then, or until the customer writes. */
    record Snoozed(TicketNumber ticket, Optional<Instant> from, Instant to) implements TicketEvent {}

    /** The ticket is in sight again; it was to be so at {@code from}. */
    record Woken(TicketNumber ticket, Instant from, Waking reason) implements TicketEvent {}

    /** Another moment is the next by which something is promised, or none is. */
    record DueChanged(TicketNumber ticket, Optional<Instant> from, Optional<Instant> to) implements TicketEvent {}

    /** The ticket is linked with another. */
    record Linked(TicketNumber ticket, LinkKind kind, TicketNumber other) implements TicketEvent {}

    /** The ticket is linked with another no more. */
    record Unlinked(TicketNumber ticket, LinkKind kind, TicketNumber other) implements TicketEvent {}

    /** The messages of another ticket came to this one. */
    record Merged(TicketNumber ticket, TicketNumber source, long regrouping) implements TicketEvent {}

    /** The messages of this ticket went to another, and it is closed. */
    record MergedInto(TicketNumber ticket, TicketNumber target, long regrouping) implements TicketEvent {}

    /** Some messages of this ticket went to a new one. */
    record Split(TicketNumber ticket, TicketNumber into, long regrouping) implements TicketEvent {}

    /** This ticket was made of messages of another. */
    record SplitFrom(TicketNumber ticket, TicketNumber source, long regrouping) implements TicketEvent {}

    /** A merge or a split that the ticket took part in was undone. */
    record RegroupingUndone(TicketNumber ticket, TicketNumber other, long regrouping) implements TicketEvent {}

    /** The ticket is in the bin. */
    record Deleted(TicketNumber ticket) implements TicketEvent {}

    /** The ticket was taken out of the bin. */
    record Restored(TicketNumber ticket) implements TicketEvent {}

    /** The ticket is gone for good. */
    record Purged(TicketNumber ticket) implements TicketEvent {}
}
