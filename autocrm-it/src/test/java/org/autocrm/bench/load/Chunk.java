package org.autocrm.bench.load;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.autocrm.bench.load.MadeTicket.MadeMessage;

/**
 * The rows of some thousand tickets that follow each other.
 *
 * <p>Messages get their ids in the order of time, as if they had been written one by one: those of a ticket do not lie
 * side by side, because the desk talks with many customers at once.
 */
final class Chunk {

    /** The first ids of what is loaded; each ticket has its place behind them. */
    record Ids(long ticket, long number, long message, long event, long feed, long customer, long organization) {}

    private record Said(int ticket, MadeMessage message) {}

    private final CopyTable tickets = new CopyTable("ticket", """
            id, number, subject, customer_id, channel, status, priority, team_id, assignee_id, mailbox, waiting_since,
            excerpt, created_at, updated_at, version, status_key, priority_rank, language, solved_at, last_message
            """);
    private final CopyTable messages = new CopyTable("message", """
            id, ticket_id, kind, author_id, author_name, author_email, text, html, written_at, mail_id, delivery,
            delivery_tries, delivery_at
            """);
    private final CopyTable tags = new CopyTable("ticket_tag", "ticket_id, tag");
    private final CopyTable events = new CopyTable("event", "id, feed, relayed, type, ticket, actor, at, payload");
    private final CopyTable decisions =
            new CopyTable("routing_decision", "event_id, ticket, team, agent, reason, decided_at");

    private final TicketMaker maker;
    private final Ids ids;
    private final long from;
    private final List<MadeTicket> made = new ArrayList<>();
    private final List<Said> said = new ArrayList<>();

    /** The tickets at the places {@code from} to {@code to}, without the last; {@code from} is a multiple of 20. */
    Chunk(TicketMaker maker, Ids ids, long from, long to) {
        this.maker = maker;
        this.ids = ids;
        this.from = from;
        for (long place = from; place < to; place++) {
            var ticket = maker.make(place);
            int index = made.size();
            ticket.messages().forEach(message -> said.add(new Said(index, message)));
            made.add(ticket);
        }
        said.sort(Comparator.comparing(each -> each.message().at()));
    }

    /** Copies all of it in the connection's transaction, and says how many rows that were. */
    long send(Connection connection) throws SQLException {
        var firstMessages = new long[made.size()];
        var lastMessages = new long[made.size()];
        long id = ids.message() + from * 5;
        for (var each : said) {
            int index = each.ticket();
            firstMessages[index] = firstMessages[index] == 0 ? id : firstMessages[index];
            lastMessages[index] = id;
            addMessage(id++, ids.ticket() + from + index, made.get(index), each.message());
        }
        for (int index = 0; index < made.size(); index++) {
            var ticket = made.get(index);
            addTicket(from + index, ticket, lastMessages[index]);
            addEvent(from + index, ticket, firstMessages[index]);
            for (var tag : ticket.tags()) {
                tags.add(ids.ticket() + from + index, tag);
            }
        }
        long rows = 0;
        for (var table : List.of(tickets, messages, tags, events, decisions)) {
            rows += table.send(connection);
        }
        return rows;
    }

    private void addTicket(long place, MadeTicket ticket, long lastMessage) {
        var assignee = ticket.assignee();
        tickets.add(
                ids.ticket() + place,
                number(place),
                ticket.subject(),
                ids.customer() + ticket.customer(),
                ticket.channel(),
                ticket.status(),
                lower(ticket.priority().name()),
                ticket.team().id(),
                assignee == null ? null : assignee.id(),
                ticket.channel().equals("MAIL") ? ticket.team().address() : null,
                ticket.waitingSince(),
                ticket.excerpt(),
                ticket.createdAt(),
                ticket.updatedAt(),
                ticket.messages().size(),
                lower(ticket.status()),
                ticket.priority().rank,
                ticket.language(),
                ticket.isDone() ? ticket.updatedAt() : null,
                lastMessage);
    }

    private void addMessage(long id, long ticketId, MadeTicket ticket, MadeMessage message) {
        var agent = message.author();
        var customer = maker.customers().all().get(ticket.customer());
        boolean theirs = message.kind().equals("RECEIVED");
        boolean sent = !theirs && message.mailId() != null;
        messages.add(
                id,
                ticketId,
                message.kind(),
                agent == null ? null : agent.id(),
                agent != null ? agent.name() : theirs ? customer.name() : "AutoCRM",
                agent != null ? agent.email() : theirs ? customer.email() : null,
                message.text(),
                message.html(),
                message.at(),
                message.mailId(),
                sent ? "SENT" : "NONE",
                sent ? 1 : 0,
                sent ? message.at().plusSeconds(3) : null);
    }

    /** It is relayed and routed: nobody is to do again what is long done. */
    private void addEvent(long place, MadeTicket ticket, long message) {
        var payload = "{\"ticket\": \"%s\", \"message\": %d, \"channel\": \"%s\"}"
                .formatted(number(place), message, ticket.channel());
        events.add(
                ids.event() + place,
                ids.feed() + place,
                true,
                "ticket.Opened",
                number(place),
                "system",
                ticket.createdAt(),
                payload);
        var assignee = ticket.assignee();
        decisions.add(
                ids.event() + place,
                number(place),
                ticket.team().name(),
                assignee == null ? null : assignee.name(),
                "It was the turn of this team and agent.",
                ticket.createdAt().plusSeconds(4));
    }

    private String number(long place) {
        return Long.toString(ids.number() + place);
    }

    private static String lower(String word) {
        return word.toLowerCase(Locale.ROOT);
    }
}
