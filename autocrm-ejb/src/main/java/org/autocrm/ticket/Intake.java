package org.autocrm.ticket;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.autocrm.account.Teams;
import org.autocrm.customer.Customers;
import org.autocrm.shared.EmailAddress;
import org.autocrm.shared.LanguageGuess;
import org.autocrm.ticket.TicketEvent.AutomaticReceived;
import org.autocrm.ticket.TicketEvent.LanguageChanged;
import org.autocrm.ticket.TicketEvent.Linked;
import org.autocrm.ticket.TicketEvent.MessageReceived;
import org.autocrm.ticket.TicketEvent.Opened;
import org.jspecify.annotations.Nullable;

/**
 * What all doors do with a message of a customer: it continues its ticket, or opens one. Where the ticket that it
 * answers is closed, or was solved too long ago, the new one is linked with that.
 */
@ApplicationScoped
class Intake {

    @Inject
    private Tickets tickets;

    @Inject
    private Catalog catalog;

    @Inject
    private KeptExtras extras;

    @Inject
    private KeptLinks links;

    @Inject
    private Participants participants;

    @Inject
    private Customers customers;

    @Inject
    private Teams teams;

    @Inject
    private Event<TicketEvent> events;

    @Inject
    private Clock clock;

    Received receive(IncomingMessage incoming) {
        var customer = customers.findOrWelcome(incoming.customer(), incoming.customerName());
        // a stranger may repeat the Message-ID of another mail
        var mailId = incoming.mailId().filter(id -> tickets.byMailId(id).isEmpty());
        @Nullable Ticket over = null;
        for (var number : incoming.thread().answered()) {
            var ticket = incoming.thread().isProven(number)
                    ? current(number)
                    : continued(number, customer, incoming.customer());
            if (ticket.isPresent() && ticket.get().goesOn(reopensWithin(ticket.get()), clock.instant())) {
                return follow(ticket.get(), incoming, mailId);
            }
            over = over == null ? ticket.orElse(null) : over;
        }
        var opened = open(customer, incoming, mailId);
        if (over != null) {
            link(opened, LinkKind.RELATED, over);
        } else {
            incoming.thread().all().stream()
                    .flatMap(number -> current(number).stream())
                    .findFirst()
                    .ifPresent(ticket -> link(opened, LinkKind.SUGGESTED, ticket));
        }
        return new Received(opened.number(), true);
    }

    /** Keeps what a program answered, on the ticket that it is about; empty where that is none. */
    Optional<TicketNumber> receiveAutomatic(IncomingMessage incoming) {
        var customer = customers.idOf(incoming.customer());
        return incoming.thread().answered().stream()
                .flatMap(number -> customer.flatMap(id -> continued(number, id, incoming.customer())).stream())
                .findFirst()
                .map(ticket -> keepAutomatic(ticket, incoming));
    }

    /** Whether that author may speak on one of these tickets. */
    boolean takesPart(EmailAddress author, List<TicketNumber> numbers) {
        return !numbers.isEmpty()
                && customers.idOf(author).stream()
                        .anyMatch(id -> numbers.stream()
                                .anyMatch(
                                        number -> continued(number, id, author).isPresent()));
    }

    private TicketNumber keepAutomatic(Ticket ticket, IncomingMessage incoming) {
        var message = tickets.add(ticket.receiveAutomatic(author(incoming), incoming.words(), clock.instant()));
        complete(
                message,
                incoming,
                incoming.mailId().filter(id -> tickets.byMailId(id).isEmpty()));
        events.fire(new AutomaticReceived(ticket.number(), message.id()));
        return ticket.number();
    }

    /** The ticket of that number, or where it was merged into, if its author may speak there. */
    private Optional<Ticket> continued(TicketNumber number, long customer, EmailAddress author) {
        return current(number)
                .filter(ticket ->
                        ticket.belongsTo(customer) || extras.copies(ticket).contains(author.value()));
    }

    /** The ticket of that number, or where it was merged into. */
    private Optional<Ticket> current(TicketNumber number) {
        return tickets.findAndTake(number).map(this::whereItGoesOn).filter(ticket -> !ticket.isDeleted());
    }

    private Ticket whereItGoesOn(Ticket ticket) {
        var current = ticket;
        while (current.mergedInto().isPresent()) {
            var next = current.mergedInto().get().number();
            current = tickets.findAndTake(next).orElseThrow(() -> new UnknownTicket(next));
        }
        return current;
    }

    private OptionalInt reopensWithin(Ticket ticket) {
        var team = ticket.team();
        return team == null || ticket.category() != TicketStatus.SOLVED
                ? OptionalInt.empty()
                : teams.reopensWithin(team);
    }

    private Received follow(Ticket ticket, IncomingMessage incoming, Optional<String> mailId) {
        var message = say(ticket, incoming, mailId);
        events.fire(new MessageReceived(ticket.number(), message.message().id()));
        message.consequences().forEach(events::fire);
        guessLanguage(ticket, incoming).ifPresent(events::fire);
        if (incoming.thread().proven().isPresent()) { // an author's address alone lets nobody else in
            participants.join(ticket, incoming);
        }
        return new Received(ticket.number(), false);
    }

    private Ticket open(long customer, IncomingMessage incoming, Optional<String> mailId) {
        var known = catalog.now();
        var ticket = tickets.add(new Ticket(
                tickets.nextNumber(),
                customer,
                incoming.subject(),
                incoming.channel(),
                known.byDefault(TicketStatus.OPEN),
                known.defaultPriority(),
                clock.instant()));
        incoming.mailbox().ifPresent(address -> ticket.cameTo(address.value()));
        guessLanguage(ticket, incoming); // nothing has changed yet
        var first = say(ticket, incoming, mailId).message();
        events.fire(new Opened(ticket.number(), first.id(), incoming.channel()));
        incoming.team().flatMap(team -> ticket.moveTo(team, clock.instant())).ifPresent(events::fire);
        participants.join(ticket, incoming);
        return ticket;
    }

    private Said say(Ticket ticket, IncomingMessage incoming, Optional<String> mailId) {
        var said = ticket.receive(
                author(incoming), incoming.words(), catalog.now().byDefault(TicketStatus.OPEN), clock.instant());
        complete(tickets.add(said.message()), incoming, mailId);
        return said;
    }

    private static void complete(Message message, IncomingMessage incoming, Optional<String> mailId) {
        incoming.quoted().ifPresent(message::repeats);
        mailId.ifPresent(message::cameBy);
        incoming.files().forEach(message::attach);
    }

    private static Author author(IncomingMessage incoming) {
        var name = incoming.customerName().isBlank() ? incoming.customer().value() : incoming.customerName();
        return Author.customer(name, incoming.customer());
    }

    private Optional<LanguageChanged> guessLanguage(Ticket ticket, IncomingMessage incoming) {
        return ticket.language() == null
                ? LanguageGuess.of(incoming.subject() + "\n" + incoming.words().text())
                        .flatMap(language -> ticket.speak(language, clock.instant()))
                : Optional.empty();
    }

    private void link(Ticket opened, LinkKind kind, Ticket other) {
        if (links.add(opened, kind, other, null, clock.instant())) {
            other.touch(clock.instant());
            events.fire(new Linked(opened.number(), kind, other.number()));
            events.fire(new Linked(other.number(), kind, opened.number()));
        }
    }
}
