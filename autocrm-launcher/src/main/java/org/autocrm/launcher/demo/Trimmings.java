package org.autocrm.launcher.demo;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.autocrm.launcher.demo.DemoTicket.Done;
import org.autocrm.launcher.demo.DemoTicket.Status;
import org.autocrm.launcher.demo.Staff.Agent;
import org.jspecify.annotations.Nullable;

/**
 * What agents of the demo desk noted on the tickets beside the conversation: tags, fields, who follows, who gets
 * copies, which tickets belong together; one merge and one snoozed ticket. The same each time, as the tickets are.
 */
final class Trimmings {

    private static final long SEED = 20_260_303;

    private static final List<Field> FIELDS = List.of(
            new Field("order-number", "Order number", "TEXT", List.of(), true),
            new Field("cause", "Cause", "CHOICE", List.of("Our mistake", "Carrier", "Customer", "Unknown"), false),
            new Field("affected", "Affected", "MULTI_CHOICE", List.of("Web", "App", "Delivery", "Invoice"), false),
            new Field("refund", "Refund in euros", "NUMBER", List.of(), false),
            new Field("call-back", "Call back on", "DATE", List.of(), false),
            new Field("contract", "Has a contract", "BOOLEAN", List.of(), false),
            new Field("tracking", "Tracking page", "URL", List.of(), true));

    private final DeskHistory history;
    private final Instant now;
    private final Map<String, Extra> extras = new LinkedHashMap<>();
    private final Map<String, List<Done>> events = new HashMap<>();
    private final List<Link> links = new ArrayList<>();
    private @Nullable Merge merge;
    private @Nullable DemoTicket snoozed;

    private record Field(String key, String name, String type, List<String> choices, boolean forCustomers) {}

    private record Link(DemoTicket ticket, DemoTicket other, String kind) {}

    private record Merge(DemoTicket source, DemoTicket target, Agent agent) {}

    /** What one ticket has of its own. */
    private record Extra(
            Set<String> tags, Map<String, List<String>> fields, List<Agent> followers, Set<String> copies) {}

    private Trimmings(DeskHistory history, Instant now) {
        this.history = history;
        this.now = now.truncatedTo(ChronoUnit.SECONDS);
    }

    static Trimmings of(DeskHistory history, Instant now) {
        var trimmings = new Trimmings(history, now);
        for (int i = 0; i < history.tickets().size(); i++) {
            trimmings.trim(history.tickets().get(i), new Draw(SEED * 1_000_003 + i));
        }
        trimmings.link();
        trimmings.merge();
        trimmings.snooze();
        return trimmings;
    }

    /** What happened to a ticket beside its conversation. */
    List<Done> eventsOf(DemoTicket ticket) {
        return events.getOrDefault(ticket.number(), List.of());
    }

    private void trim(DemoTicket ticket, Draw draw) {
        var agent = ticket.assignee();
        if (agent == null) {
            return; // nobody has looked at it yet
        }
        var extra = new Extra(
                tags(ticket, draw), fields(ticket, draw), followers(ticket, agent, draw), copies(ticket, draw));
        extras.put(ticket.number(), extra);
        if (!extra.tags().isEmpty()) {
            did(ticket, "TagsChanged", agent, List.of(), List.copyOf(extra.tags()));
        }
        if (!extra.followers().isEmpty()) {
            did(ticket, "FollowersChanged", agent, List.of(), extra.followers());
        }
        if (!extra.copies().isEmpty()) {
            did(ticket, "CopiesChanged", agent, List.of(), List.copyOf(extra.copies()));
        }
    }

    private static Set<String> tags(DemoTicket ticket, Draw draw) {
        var tags = new TreeSet<String>();
        if (draw.chance(0.45)) {
            tags.add(ticket.scenario());
        }
        if (ticket.customer().talkative() > 1.5 && ticket.customer().organization() != null) {
            tags.add("key-account");
        }
        if (ticket.priority().equals("URGENT")) {
            tags.add("escalated");
        }
        if (draw.chance(0.05)) {
            tags.add("knowledge-base");
        }
        return tags;
    }

    private Map<String, List<String>> fields(DemoTicket ticket, Draw draw) {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        if (ticket.team().name().equals("Logistics")) {
            var order = draw.code("########");
            fields.put("order-number", List.of("SO-" + order));
            if (draw.chance(0.3)) {
                fields.put("tracking", List.of("https://parcels.example/track/" + order));
            }
        }
        if (ticket.isDone() && draw.chance(0.6)) {
            fields.put("cause", List.of(draw.pick(FIELDS.get(1).choices())));
        }
        if (draw.chance(0.2)) {
            var affected = FIELDS.get(2).choices();
            fields.put("affected", draw.chance(0.5) ? affected.subList(0, 2) : List.of(draw.pick(affected)));
        }
        if (ticket.team().name().equals("Billing")) {
            fields.put("contract", List.of(Boolean.toString(draw.chance(0.7))));
            if (ticket.isDone() && draw.chance(0.4)) {
                fields.put("refund", List.of(draw.between(5, 240) + ".5"));
            }
        }
        if (ticket.status() == Status.OPEN && draw.chance(0.1)) {
            fields.put("call-back", List.of(day(draw.between(1, 5))));
        }
        return fields;
    }

    private String day(int later) {
        return now.plus(Duration.ofDays(later))
                .atOffset(ZoneOffset.UTC)
                .toLocalDate()
                .toString();
    }

    private List<Agent> followers(DemoTicket ticket, Agent agent, Draw draw) {
        var urgent = ticket.priority().equals("URGENT") || ticket.priority().equals("HIGH");
        if (!draw.chance(urgent ? 0.5 : 0.03)) {
            return List.of();
        }
        var others = history.staff().agents().stream()
                .filter(one -> !one.equals(agent))
                .toList();
        return List.of(draw.pick(others));
    }

    private Set<String> copies(DemoTicket ticket, Draw draw) {
        var organization = ticket.customer().organization();
        if (organization == null || !draw.chance(0.08)) {
            return Set.of();
        }
        var copies = new LinkedHashSet<String>();
        history.customers().all().stream()
                .filter(one -> organization.equals(one.organization()) && !one.equals(ticket.customer()))
                .limit(draw.between(1, 2))
                .forEach(one -> copies.add(one.email()));
        return copies;
    }

    /** Tickets of one customer about the same thing are related; the first few are duplicates, or parts of a whole. */
    private void link() {
        var last = new HashMap<String, DemoTicket>();
        for (DemoTicket ticket : history.tickets()) {
            var before = last.put(ticket.customer().email() + ticket.scenario(), ticket);
            if (before != null && ticket.assignee() != null && links.size() < 40) {
                var kind = links.size() < 2 ? "DUPLICATE" : links.size() < 5 ? "PARENT" : "RELATED";
                links.add(kind.equals("RELATED") ? new Link(before, ticket, kind) : new Link(ticket, before, kind));
            }
        }
    }

    /** The latest ticket that is not done and whose customer has an older one, closed. */
    private void merge() {
        for (int i = history.tickets().size() - 1; i >= 0 && merge == null; i--) {
            var target = history.tickets().get(i);
            var agent = target.assignee();
            if (target.status() == Status.WAITING && agent != null) {
                history.tickets().subList(0, i).stream()
                        .filter(source -> source.customer().equals(target.customer()))
                        .filter(source -> source.status() == Status.CLOSED)
                        .findFirst()
                        .ifPresent(source -> merge = new Merge(source, target, agent));
            }
        }
    }

    private void snooze() {
        for (DemoTicket ticket : history.tickets()) {
            var agent = ticket.assignee();
            if (ticket.status() == Status.WAITING && agent != null) {
                snoozed = ticket;
                did(ticket, "Snoozed", agent, null, wakesAt().toString());
                return;
            }
        }
    }

    private Instant wakesAt() {
        return now.plus(Duration.ofDays(3));
    }

    /** Right after the last that is known of the ticket: nobody can tell. */
    private void did(DemoTicket ticket, String type, Agent agent, @Nullable Object from, Object to) {
        events.computeIfAbsent(ticket.number(), number -> new ArrayList<>())
                .add(new Done(type, agent.email(), ticket.updatedAt(), -1, null, from, to));
    }

    void write(Connection connection, Sequences sequences, Map<String, Long> tickets, Map<String, Long> accounts)
            throws SQLException {
        var ids = writeFields(connection, sequences);
        writeTags(connection);
        try (var tagged = new Rows(connection, "ticket_tag", "ticket_id bigint, tag text");
                var followers = new Rows(connection, "ticket_follower", "ticket_id bigint, account_id bigint");
                var copies = new Rows(connection, "ticket_copy", "ticket_id bigint, email text");
                var values = new Rows(connection, "ticket_field_value", """
                        ticket_id bigint, field_id bigint, position integer, text text, number numeric, day date
                        """)) {
            for (var entry : extras.entrySet()) {
                var ticket = tickets.get(entry.getKey());
                var extra = entry.getValue();
                for (var tag : extra.tags()) {
                    tagged.add(ticket, tag);
                }
                for (var agent : extra.followers()) {
                    followers.add(ticket, accounts.get(agent.email()));
                }
                for (var copy : extra.copies()) {
                    copies.add(ticket, copy);
                }
                for (var field : extra.fields().entrySet()) {
                    writeValues(values, ticket, field.getKey(), field.getValue(), ids);
                }
            }
        }
        writeLinks(connection, tickets);
        writeMerge(connection, sequences, tickets, accounts);
        if (snoozed != null) {
            run(
                    connection,
                    "update ticket set snoozed_until = ? where id = ?",
                    Timestamp.from(wakesAt()),
                    tickets.get(snoozed.number()));
        }
    }

    private static Map<String, Long> writeFields(Connection connection, Sequences sequences) throws SQLException {
        long id = sequences.taken("ticket_field_seq");
        var ids = new HashMap<String, Long>();
        try (var fields = new Rows(connection, "ticket_field", """
                id bigint, key text, name text, type text, position integer, for_customers boolean
                """)) {
            for (var field : FIELDS) {
                ids.put(field.key(), ++id);
                fields.add(id, field.key(), field.name(), field.type(), ids.size() * 10, field.forCustomers());
            }
        }
        sequences.leaveBlocksAfter("ticket_field_seq", id);
        try (var choices =
                new Rows(connection, "ticket_field_choice", "field_id bigint, position integer, value text")) {
            for (var field : FIELDS) {
                for (int i = 0; i < field.choices().size(); i++) {
                    choices.add(ids.get(field.key()), i, field.choices().get(i));
                }
            }
        }
        return ids;
    }

    private void writeTags(Connection connection) throws SQLException {
        var names = new TreeSet<String>();
        extras.values().forEach(extra -> names.addAll(extra.tags()));
        try (var tags = new Rows(connection, "tag", "name text, created_at timestamptz")) {
            for (var name : names) {
                tags.add(name, now.minus(Duration.ofDays(90)));
            }
        }
    }

    private static void writeValues(
            Rows rows, @Nullable Long ticket, String key, List<String> values, Map<String, Long> ids)
            throws SQLException {
        for (int i = 0; i < values.size(); i++) {
            var value = values.get(i);
            var number = key.equals("refund");
            var day = key.equals("call-back");
            rows.add(ticket, ids.get(key), i, number || day ? null : value, number ? value : null, day ? value : null);
        }
    }

    private void writeLinks(Connection connection, Map<String, Long> tickets) throws SQLException {
        try (var rows = new Rows(connection, "ticket_link", """
                ticket_id bigint, other_id bigint, kind text, created_at timestamptz
                """)) {
            for (var link : links) {
                rows.add(
                        tickets.get(link.ticket().number()),
                        tickets.get(link.other().number()),
                        link.kind(),
                        now);
            }
        }
    }

    private void writeMerge(
            Connection connection, Sequences sequences, Map<String, Long> tickets, Map<String, Long> accounts)
            throws SQLException {
        if (merge == null) {
            return;
        }
        var source = Objects.requireNonNull(tickets.get(merge.source().number()));
        var target = Objects.requireNonNull(tickets.get(merge.target().number()));
        var at = Timestamp.from(now.minusSeconds(900));
        long id = sequences.taken("regrouping_seq") + 1;
        run(connection, """
                insert into regrouping (id, kind, source_id, target_id, source_status, source_solved_at, done_at, done_by)
                select ?, 'MERGE', id, ?, status_key, solved_at, ?, ? from ticket where id = ?
                """, id, target, at, accounts.get(merge.agent().email()), source);
        sequences.leaveBlocksAfter("regrouping_seq", id);
        run(
                connection,
                "insert into regrouped_message (regrouping_id, message_id) select ?, id from message where ticket_id = ?",
                id,
                source);
        run(connection, "update message set ticket_id = ?, origin_id = ? where ticket_id = ?", target, source, source);
        run(
                connection,
                "update ticket set merged_into = ?, excerpt = '', last_message = 0 where id = ?",
                target,
                source);
        writeLine(connection, target, "Merged " + merge.source().number() + " into this ticket", at);
        writeLine(connection, source, "Merged into ticket " + merge.target().number(), at);
    }

    private static void writeLine(Connection connection, long ticket, String line, Timestamp at) throws SQLException {
        run(connection, """
                insert into message (id, ticket_id, kind, author_name, text, written_at)
                values (nextval('message_seq'), ?, 'SYSTEM', 'AutoCRM', ?, ?)
                """, ticket, line, at);
    }

    private static void run(Connection connection, String sql, @Nullable Object... values) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
        }
    }
}
