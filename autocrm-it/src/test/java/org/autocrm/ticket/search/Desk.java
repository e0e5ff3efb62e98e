package org.autocrm.ticket.search;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.autocrm.launcher.Database;
import org.autocrm.launcher.Folders;
import org.autocrm.launcher.Ports;
import org.autocrm.launcher.demo.DemoData;
import org.flywaydb.core.Flyway;

/** A PostgreSQL with the demo's people and tickets, and somebody who searches. What is written is rolled back. */
final class Desk implements AutoCloseable {

    private final Database server;
    private final Connection connection;
    private boolean supervisor = true;
    private String email = "amelia.hart@autocrm.example";

    private Desk(Database server) throws SQLException {
        this.server = server;
        connection = server.connect();
        DemoData.load(connection);
        connection.setAutoCommit(false);
    }

    static Desk open(String folder) throws SQLException {
        var server = Database.start(Folders.fresh(Path.of("target", "databases", folder)), Ports.free());
        Flyway.configure()
                .dataSource(server.url(), server.user(), server.password())
                .locations("classpath:db/migration")
                .load()
                .migrate();
        return new Desk(server);
    }

    void rollback() throws SQLException {
        connection.rollback();
        supervisor = true;
        email = "amelia.hart@autocrm.example";
    }

    /** From now on this agent searches. */
    void logIn(String agent) {
        email = agent;
        supervisor = false;
    }

    void run(String statement, Object... values) throws SQLException {
        try (var prepared = connection.prepareStatement(statement)) {
            for (int i = 0; i < values.length; i++) {
                prepared.setObject(i + 1, values[i]);
            }
            prepared.execute();
        }
    }

    /** Everything that waits for the end of the transaction is done now. */
    void settle() throws SQLException {
        run("set constraints all immediate");
        run("set constraints all deferred");
    }

    List<String> texts(String query) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            List<String> found = new ArrayList<>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        }
    }

    long number(String query) throws SQLException {
        return Long.parseLong(texts(query).get(0));
    }

    /** A ticket of the demo's first customer with one message; returns its id. */
    long ticket(String number, String language, String subject, String text) throws SQLException {
        run("""
                insert into ticket (id, number, subject, customer_id, channel, status, status_key, priority, priority_rank,
                    excerpt, created_at, updated_at, language)
                values (nextval('ticket_seq'), ?, ?, (select min(id) from customer), 'API', 'OPEN', 'open', 'normal', 20, '',
                    now(), now(), ?)
                """, number, subject, language);
        var id = number("select id from ticket where number = '" + number + "'");
        say(id, "RECEIVED", text);
        return id;
    }

    /** Returns the message's id. */
    long say(long ticket, String kind, String text) throws SQLException {
        run("""
                insert into message (id, ticket_id, kind, author_name, text, written_at)
                values (nextval('message_seq'), ?, ?, 'Ann Lee', ?, now())
                """, ticket, kind, text);
        return number("select currval('message_seq')");
    }

    void attach(long message, String name, String mediaType, byte[] content) throws SQLException {
        run(
                "insert into content (id, sha256, size, created_at) values (nextval('content_seq'), ?, ?, now())",
                name,
                content.length);
        run("insert into content_piece (content_id, position, bytes) values (currval('content_seq'), 0, ?)", content);
        run("""
                insert into message_file (id, message_id, content_id, name, media_type, size)
                values (nextval('message_file_seq'), ?, currval('content_seq'), ?, ?, ?)
                """, message, name, mediaType, content.length);
    }

    List<String> find(String query) throws SQLException {
        return numbers(page(query, "-updated", Optional.empty(), 200));
    }

    static List<String> numbers(TicketPage page) {
        return page.lines().stream().map(line -> line.number().value()).toList();
    }

    TicketPage page(String query, String sort, Optional<Cursor> cursor, int size) throws SQLException {
        return page(Query.parse(query), Order.parse(sort), cursor, size);
    }

    TicketPage page(Query query, Order order, Optional<Cursor> cursor, int size) throws SQLException {
        var names = KnownNames.read(connection);
        var list = Lists.name(query, order);
        var place = cursor.map(text -> Place.of(text, list, Lists.types(order)));
        var reader = new PageReader(list, order, place, size, new PageReader.Names() {
            @Override
            public Snapshot current() {
                return names;
            }

            @Override
            public Snapshot readAgain() {
                return names;
            }
        });
        return Statements.run(connection, lists(names).page(query, order, place, size + 1), reader::read);
    }

    List<Integer> counts(List<Query> queries, int upTo) throws SQLException {
        return Statements.run(connection, lists(KnownNames.read(connection)).counts(queries, upTo), rows -> {
            rows.next();
            List<Integer> counts = new ArrayList<>();
            for (int i = 1; i <= queries.size(); i++) {
                counts.add(rows.getInt(i));
            }
            return counts;
        });
    }

    private Lists lists(Snapshot names) {
        return new Lists(names, names.idOf(email).orElseThrow(), supervisor, Instant.now());
    }

    @Override
    public void close() throws SQLException {
        connection.close();
        server.close();
    }
}
