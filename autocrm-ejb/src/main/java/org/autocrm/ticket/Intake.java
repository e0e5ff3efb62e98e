package org.autocrm.ticket;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import org.autocrm.customer.Customers;
import org.autocrm.ticket.TicketEvent.MessageReceived;
import org.autocrm.ticket.TicketEvent.Opened;

/** What all doors do with a message of a customer: it continues its ticket, or opens one. */
@ApplicationScoped
class Intake {

    @Inject
    private Tickets tickets;

    @Inject
    private Customers customers;

    @Inject
    private Event<TicketEvent> events;

    @Inject
    private Clock clock;

    Received receive(IncomingMessage incoming) {
        var customer = customers.findOrWelcome(incoming.customer(), incoming.customerName());
        return incoming.continues().stream()
                .flatMap(number -> tickets.findAndTake(number).stream())
                .filter(ticket -> ticket.isOpenTo(customer))
                .findFirst()
                .map(ticket -> follow(ticket, incoming))
                .orElseGet(() -> open(customer, incoming));
    }

    private Received follow(Ticket ticket, IncomingMessage incoming) {
        var message = say(ticket, incoming);
        events.fire(new MessageReceived(ticket.number(), message.id()));
        return new Received(ticket.number(), false);
    }

    private Received open(long customer, IncomingMessage incoming) {
        var ticket = tickets.add(
                new Ticket(tickets.nextNumber(), customer, incoming.subject(), incoming.channel(), clock.instant()));
        incoming.mailbox().ifPresent(address -> ticket.cameTo(address.value()));
        var message = say(ticket, incoming);
        events.fire(new Opened(ticket.number(), message.id(), incoming.channel()));
        return new Received(ticket.number(), true);
    }

    private Message say(Ticket ticket, IncomingMessage incoming) {
        var name = incoming.customerName().isBlank() ? incoming.customer().value() : incoming.customerName();
        var message = tickets.add(
                ticket.receive(Author.customer(name, incoming.customer()), incoming.words(), clock.instant()));
        // a stranger may repeat the Message-ID of another mail
        incoming.mailId().filter(id -> tickets.byMailId(id).isEmpty()).ifPresent(message::cameBy);
        incoming.files().forEach(message::attach);
        return message;
    }
}
