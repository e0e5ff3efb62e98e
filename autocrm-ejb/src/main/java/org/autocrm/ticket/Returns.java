package org.autocrm.ticket;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Consumer;
import org.autocrm.customer.Customers;
import org.autocrm.shared.EmailAddress;
import org.autocrm.ticket.TicketEvent.DeliveryNoted;

/**
 * Mails of ours that never left, or come back. An answer that its customer did not get is undelivered, and its ticket
 * is open again: somebody has to find another way. Where only somebody on a copy did not get it, that is kept beside
 * the message.
 */
@ApplicationScoped
class Returns {

    @Inject
    private Tickets tickets;

    @Inject
    private KeptExtras extras;

    @Inject
    private Customers customers;

    @Inject
    private Catalog catalog;

    @Inject
    private Event<TicketEvent> events;

    @Inject
    private Clock clock;

    Optional<TicketNumber> note(ReturnedMail returned) {
        return tickets.byMailId(returned.mailId())
                .flatMap(tickets::findAndTake) // before the message, as everybody takes them
                .flatMap(ticket -> tickets.takeMessageOfMail(returned.mailId())
                        .filter(Returns::isOurs)
                        .map(message -> note(ticket, message, returned)));
    }

    /** Notes that nobody tries to send a message any more, whether the mail server refuses it or was never there. */
    void noteFailed(long messageId, Consumer<Message> note) {
        tickets.byMessage(messageId)
                .flatMap(tickets::findAndTake)
                .ifPresent(ticket -> tickets.takeMessage(messageId)
                        .filter(message -> !message.isSent())
                        .ifPresent(message -> {
                            note.accept(message);
                            events.fire(new DeliveryNoted(ticket.number(), message.id(), DeliveryState.FAILED));
                            openAgain(ticket, message);
                        }));
    }

    private TicketNumber note(Ticket ticket, Message message, ReturnedMail returned) {
        var now = clock.instant();
        var written = message.writtenOn();
        var known = message.delivery() == DeliveryState.BOUNCED; // a second report says nothing new
        var lost = isLost(written, returned);
        if (!known) {
            message.noteDelivery(lost ? DeliveryState.BOUNCED : message.delivery(), returned.reason(), now);
            events.fire(new DeliveryNoted(ticket.number(), message.id(), message.delivery()));
        }
        if (lost && !known) {
            openAgain(ticket, message);
        }
        returned.dead().stream()
                .filter(address -> isWrittenTo(written, address))
                .forEach(address -> customers.noteReturns(address, returned.reason()));
        return ticket.number();
    }

    /** Somebody has to find another way, unless the conversation has gone on. */
    private void openAgain(Ticket ticket, Message message) {
        if (isStillTheLastWord(ticket, message)) {
            ticket.answerCameBack(catalog.now().byDefault(TicketStatus.OPEN), clock.instant())
                    .forEach(events::fire);
        }
    }

    private boolean isStillTheLastWord(Ticket ticket, Message message) {
        return message.kind() == MessageKind.REPLY && !ticket.isDeleted() && !tickets.isSaidSince(ticket, message.id());
    }

    /** Anybody can write that any address is dead; a report counts for those only to whom the mail went. */
    private boolean isWrittenTo(Ticket ticket, EmailAddress address) {
        return isCustomer(ticket, address) || extras.copies(ticket).contains(address.value());
    }

    private boolean isCustomer(Ticket ticket, EmailAddress address) {
        return customers
                .card(ticket.customerId())
                .filter(customer -> customer.email().equals(address))
                .isPresent();
    }

    /** An address that is nobody's here is one to which the customer's own mail server sent it on. */
    private boolean isLost(Ticket ticket, ReturnedMail returned) {
        var copies = extras.copies(ticket);
        return returned.failed().stream().map(EmailAddress::value).noneMatch(copies::contains)
                || returned.failed().stream().anyMatch(address -> isCustomer(ticket, address));
    }

    static boolean isOurs(Message message) {
        return message.kind() == MessageKind.REPLY || message.kind() == MessageKind.ACKNOWLEDGEMENT;
    }
}
