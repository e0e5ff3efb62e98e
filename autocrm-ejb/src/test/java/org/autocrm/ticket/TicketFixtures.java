package org.autocrm.ticket;

import java.time.Instant;
import java.util.Optional;
import org.autocrm.shared.EmailAddress;

/** Tickets, people and moments that tests talk about. */
final class TicketFixtures {

    static final Instant NINE_O_CLOCK = Instant.parse("2026-03-02T09:00:00Z");
    static final Instant TEN_O_CLOCK = Instant.parse("2026-03-02T10:00:00Z");
    static final Instant ELEVEN_O_CLOCK = Instant.parse("2026-03-02T11:00:00Z");

    static final long ANN_S_ID = 7;
    static final Author ANN = Author.customer("Ann Lee", new EmailAddress("ann@example.org"));
    static final Author BEN =
            new Author("Ben Okri", Optional.of(new EmailAddress("ben@desk.example")), Optional.of(3L));
    static final Author DESK = Author.desk("AutoCRM");

    private TicketFixtures() {}

    static Ticket newTicket(String subject) {
        return new Ticket(new TicketNumber("10042"), ANN_S_ID, subject, Channel.MAIL, NINE_O_CLOCK);
    }

    static Ticket openTicket() {
        var ticket = newTicket("Broken screen");
        ticket.receive(ANN, Words.plain("it is broken"), NINE_O_CLOCK);
        return ticket;
    }

    static Ticket answeredTicket() {
        var ticket = openTicket();
        ticket.reply(BEN, Words.plain("have you tried another cable?"), TEN_O_CLOCK);
        return ticket;
    }

    static Ticket solvedTicket() {
        var ticket = answeredTicket();
        ticket.become(TicketStatus.SOLVED, TEN_O_CLOCK);
        return ticket;
    }

    static Ticket closedTicket() {
        var ticket = answeredTicket();
        ticket.become(TicketStatus.CLOSED, TEN_O_CLOCK);
        return ticket;
    }
}
