package org.autocrm.ticket;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import org.autocrm.customer.CustomerCard;
import org.autocrm.customer.Customers;
import org.autocrm.shared.EmailAddress;
import org.autocrm.ticket.TicketEvent.DeliveryNoted;

/**
 * Mails of ours that come back. An answer that its customer did not get is undelivered, and its ticket is open again:
 * somebody has to find another way. Where only somebody on a copy did not get it, that is kept beside the message.
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

    private TicketNumber note(Ticket ticket, Message message, ReturnedMail returned) {
        var now = clock.instant();
        var lost = isLost(ticket, returned);
        message.noteDelivery(lost ? DeliveryState.BOUNCED : message.delivery(), returned.reason(), now);
        events.fire(new DeliveryNoted(ticket.number(), message.id(), message.delivery()));
        if (lost && message.kind() == MessageKind.REPLY) {
            ticket.answerCameBack(catalog.now().byDefault(TicketStatus.OPEN), now)
                    .ifPresent(events::fire);
        }
        return ticket.number();
    }

    /** An address that is nobody's here is one to which the customer's own mail server sent it on. */
    private boolean isLost(Ticket ticket, ReturnedMail returned) {
        var copies = extras.copies(ticket);
        return returned.failed().stream().map(EmailAddress::value).noneMatch(copies::contains)
                || customers
                        .card(ticket.customerId())
                        .map(CustomerCard::email)
                        .filter(returned.failed()::contains)
                        .isPresent();
    }

    static boolean isOurs(Message message) {
        return message.kind() == MessageKind.REPLY || message.kind() == MessageKind.ACKNOWLEDGEMENT;
    }
}
