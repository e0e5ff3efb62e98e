package org.autocrm.ticket;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.autocrm.shared.EmailAddress;

/** Tickets, people and moments that tests talk about. */
final class TicketFixtures {

    static final Instant NINE_O_CLOCK = Instant.parse("2026-03-02T09:00:00Z");
    static final Instant TEN_O_CLOCK = Instant.parse("2026-03-02T10:00:00Z");
    static final Instant ELEVEN_O_CLOCK = Instant.parse("2026-03-02T11:00:00Z");

    static final Status OPEN = status("open", TicketStatus.OPEN, true);
    static final Status IN_PROGRESS = status("in-progress", TicketStatus.OPEN, false);
    static final Status WAITING = status("waiting", TicketStatus.WAITING, true);
    static final Status ON_HOLD = status("on-hold", TicketStatus.WAITING, false);
    static final Status SOLVED = status("solved", TicketStatus.SOLVED, true);
    static final Status CLOSED = status("closed", TicketStatus.CLOSED, true);
    static final Status RETIRED = new Status("retired", "Retired", TicketStatus.OPEN, 90, false, true, 0);
    static final Priority NORMAL = new Priority("normal", "Normal", 20, true, false, 0);
    static final Priority URGENT = new Priority("urgent", "Urgent", 40, false, false, 0);

    static final long ANN_S_ID = 7;
    static final Author ANN = Author.customer("Ann Lee", new EmailAddress("ann@example.org"));
    static final Author BEN =
            new Author("Ben Okri", Optional.of(new EmailAddress("ben@desk.example")), Optional.of(3L));
    static final Author DESK = Author.desk("AutoCRM");

    private TicketFixtures() {}

    static Ticket newTicket(String subject) {
        return newTicket("10042", subject);
    }

    static Ticket newTicket(String number, String subject) {
        return new Ticket(new TicketNumber(number), ANN_S_ID, subject, Channel.MAIL, OPEN, NORMAL, NINE_O_CLOCK);
    }

    static Ticket openTicket() {
        var ticket = newTicket("Broken screen");
        ticket.receive(ANN, Words.plain("it is broken"), OPEN, NINE_O_CLOCK);
        return ticket;
    }

    static Ticket answeredTicket() {
        var ticket = openTicket();
        ticket.reply(BEN, Words.plain("have you tried another cable?"), WAITING, TEN_O_CLOCK);
        return ticket;
    }

    static Ticket solvedTicket() {
        var ticket = answeredTicket();
        ticket.become(SOLVED, TEN_O_CLOCK);
        return ticket;
    }

    static Ticket closedTicket() {
        var ticket = answeredTicket();
        ticket.become(CLOSED, TEN_O_CLOCK);
        return ticket;
    }

    static Status status(String key, TicketStatus category, boolean byDefault) {
        return new Status(
                key,
                key.substring(0, 1).toUpperCase(Locale.ROOT) + key.substring(1),
                category,
                10,
                byDefault,
                false,
                0);
    }

    /** What every desk begins with, and what one has made of it. */
    static Catalog.Contents catalog(TicketField... fields) {
        return new Catalog.Contents(
                byKey(Status::key, OPEN, IN_PROGRESS, WAITING, ON_HOLD, SOLVED, CLOSED, RETIRED),
                byKey(Priority::key, NORMAL, URGENT),
                byKey(TicketField::key, fields),
                TicketSettings.Values.usual());
    }

    @SafeVarargs
    private static <T> Map<String, T> byKey(Function<T, String> key, T... values) {
        Map<String, T> map = new LinkedHashMap<>();
        Stream.of(values).forEach(value -> map.put(key.apply(value), value));
        return map;
    }
}
