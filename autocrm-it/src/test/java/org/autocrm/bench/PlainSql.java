package org.autocrm.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.autocrm.bench.Scenario.Opening;

/** The same rows written and read by prepared statements over JDBC: what the database alone would need. */
final class PlainSql {

    private static final String ROWS = """
            select t.id, t.number, t.subject, t.excerpt, t.status_key, t.priority, c.name, team.name, agent.name,
                t.waiting_since, t.updated_at
            from ticket t
            join customer c on c.id = t.customer_id
            left join team on team.id = t.team_id
            left join account agent on agent.id = t.assignee_id
            where %s
            order by t.updated_at desc, t.id desc
            limit 25
            """;
    private static final String BEHIND = "(t.updated_at, t.id) < (?, ?)";

    private PlainSql() {}

    static Opening readTicket() {
        return world -> {
            var connection = world.sql();
            var random = world.random();
            var ticket = connection.prepareStatement(
                    "select t.*, c.name, c.email from ticket t join customer c on c.id = t.customer_id where t.number = ?");
            var messages = connection.prepareStatement("select * from message where ticket_id = ? order by id");
            return () -> {
                ticket.setString(1, world.number(random));
                try (var row = ticket.executeQuery()) {
                    row.next();
                    messages.setLong(1, row.getLong("id"));
                }
                readAll(messages);
            };
        };
    }

    static Opening list(String condition) {
        return world -> {
            var rows = world.sql().prepareStatement(ROWS.formatted(condition));
            return () -> readAll(rows);
        };
    }

    static Opening following(int pages) {
        return world -> {
            var rows = world.sql().prepareStatement(ROWS.formatted(BEHIND));
            var place = new Object() {
                private Timestamp updatedAt = Timestamp.from(Instant.now());
                private long id = Long.MAX_VALUE;
                private int page;
            };
            return () -> {
                rows.setTimestamp(1, place.updatedAt);
                rows.setLong(2, place.id);
                try (var row = rows.executeQuery()) {
                    while (row.next()) {
                        place.updatedAt = row.getTimestamp("updated_at");
                        place.id = row.getLong("id");
                    }
                }
                if (++place.page % pages == 0) {
                    place.updatedAt = Timestamp.from(Instant.now());
                }
            };
        };
    }

    static Opening middle() {
        return world -> {
            var connection = world.sql();
            var random = world.random();
            var rows = connection.prepareStatement(ROWS.formatted(BEHIND));
            var middle = Timestamp.from(Instant.now().minusSeconds(540L * 24 * 3600));
            return () -> {
                rows.setTimestamp(1, new Timestamp(middle.getTime() + random.nextInt(86_400_000)));
                rows.setLong(2, Long.MAX_VALUE);
                readAll(rows);
            };
        };
    }

    /** The words were chosen so that they are the same in all dictionaries. */
    static Opening search(Function<SplittableRandom, String> asked) {
        return world -> {
            var connection = world.sql();
            if (!exists(connection, "ticket_search")) {
                throw new NotThere("the schema has no words to search in");
            }
            var random = world.random();
            var rows = connection.prepareStatement("""
                    with found as materialized (
                        select ticket_id from ticket_search where words @@ websearch_to_tsquery('simple', ?))
                    """ + ROWS.formatted("t.id in (select ticket_id from found)"));
            return () -> {
                rows.setString(1, asked.apply(random));
                readAll(rows);
            };
        };
    }

    private static boolean exists(Connection connection, String table) throws SQLException {
        try (var query = connection.prepareStatement("select to_regclass(?) is not null")) {
            query.setString(1, table);
            try (var row = query.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    /** Five counters for each of four teams, each up to a hundred. */
    static Opening counters() {
        return world -> {
            var counters = world.sql().prepareStatement("""
                    select team.id, status.key,
                        (select count(*) from (select from ticket t
                            where t.team_id = team.id and t.status = status.key limit 100) counted)
                    from (select id from team order by id limit 5) team
                    cross join (values ('OPEN'), ('WAITING'), ('SOLVED'), ('CLOSED')) status (key)
                    """);
            return () -> readAll(counters);
        };
    }

    static Opening createTicket() {
        return world -> {
            var connection = inTransactions(world);
            var random = world.random();
            var customers = connection.prepareStatement("select id from customer where email = ?");
            var tickets = connection.prepareStatement("""
                    insert into ticket (id, number, subject, customer_id, channel, status, status_key, priority,
                        priority_rank, waiting_since, excerpt, created_at, updated_at, last_message)
                    values (nextval('ticket_seq'), nextval('ticket_number')::text, ?, ?, 'API', 'OPEN', 'open', 'normal',
                        20, now(), ?, now(), now(), nextval('message_seq'))
                    returning id, number, last_message
                    """);
            var messages = connection.prepareStatement("""
                    insert into message (id, ticket_id, kind, author_name, author_email, text, written_at)
                    values (?, ?, 'RECEIVED', ?, ?, ?, now())
                    """);
            var events = event(connection, "bench.Opened");
            return () -> {
                var letter = world.letter(random);
                customers.setString(1, letter.email());
                tickets.setString(1, letter.subject());
                tickets.setLong(2, firstLong(customers));
                tickets.setString(
                        3,
                        letter.text().substring(0, Math.min(160, letter.text().length())));
                try (var ticket = tickets.executeQuery()) {
                    ticket.next();
                    messages.setLong(1, ticket.getLong("last_message"));
                    messages.setLong(2, ticket.getLong("id"));
                    messages.setString(3, letter.name());
                    messages.setString(4, letter.email());
                    messages.setString(5, letter.text());
                    messages.executeUpdate();
                    execute(events, ticket.getString("number"), ticket.getLong("last_message"));
                }
                connection.commit();
            };
        };
    }

    static Opening reply() {
        return world -> {
            var connection = inTransactions(world);
            var random = world.random();
            var tickets = connection.prepareStatement("""
                    update ticket set status = 'WAITING', status_key = 'waiting', waiting_since = null, excerpt = ?,
                        updated_at = now(), version = version + 1, last_message = nextval('message_seq')
                    where number = ? returning id, number, last_message
                    """);
            var messages = connection.prepareStatement("""
                    insert into message (id, ticket_id, kind, author_id, author_name, author_email, text, written_at)
                    select ?, ?, 'REPLY', id, name, email, ?, now() from account where email = 'amelia.hart@autocrm.example'
                    """);
            var events = event(connection, "bench.ReplyWritten");
            return () -> {
                var text = world.letter(random).text();
                tickets.setString(1, text.substring(0, Math.min(160, text.length())));
                tickets.setString(2, world.answerable(random));
                try (var ticket = tickets.executeQuery()) {
                    ticket.next();
                    messages.setLong(1, ticket.getLong("last_message"));
                    messages.setLong(2, ticket.getLong("id"));
                    messages.setString(3, text);
                    messages.executeUpdate();
                    execute(events, ticket.getString("number"), ticket.getLong("last_message"));
                }
                connection.commit();
            };
        };
    }

    /** Of a type that nobody follows, so that nothing comes of it. */
    private static PreparedStatement event(Connection connection, String type) throws SQLException {
        return connection.prepareStatement("""
                insert into event (type, ticket, actor, at, payload)
                values ('%s', ?, 'system', now(), jsonb_build_object('ticket', ?::text, 'message', ?::bigint))
                """.formatted(type));
    }

    private static void execute(PreparedStatement event, String number, long message) throws SQLException {
        event.setString(1, number);
        event.setString(2, number);
        event.setLong(3, message);
        event.executeUpdate();
    }

    private static Connection inTransactions(World world) throws SQLException {
        var connection = world.sql();
        connection.setAutoCommit(false);
        return connection;
    }

    private static long firstLong(PreparedStatement query) throws SQLException {
        try (var row = query.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    private static void readAll(PreparedStatement query) throws SQLException {
        try (ResultSet rows = query.executeQuery()) {
            int columns = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                for (int column = 1; column <= columns; column++) {
                    rows.getObject(column);
                }
            }
        }
    }
}
