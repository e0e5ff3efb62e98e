package org.autocrm.event;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.autocrm.launcher.Database;
import org.autocrm.launcher.Folders;
import org.autocrm.launcher.Ports;
import org.autocrm.verifier.Verifier;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;

/** A PostgreSQL with the application's tables, empty, and what the application does to the table of events. */
public final class EventTables implements AutoCloseable {

    private static final Pattern PARAMETER = Pattern.compile("\\?(\\d)");

    private final Database server;
    private final String name;

    private EventTables(Database server, String name) {
        this.server = server;
        this.name = name;
    }

    /** What the verifier said. */
    public record Verdict(int exitCode, String text) {}

    /** Starts a PostgreSQL in a folder of that name. */
    public static EventTables open(String folder) {
        var fresh = Folders.fresh(Path.of("target", "databases", folder));
        var tables = new EventTables(Database.start(fresh, Ports.free()), "autocrm");
        tables.migrate("latest");
        return tables;
    }

    /** Another database of the same PostgreSQL, at an earlier version. */
    EventTables another(String database, String version) throws SQLException {
        try (var connection = server.connectAsSuperuser()) {
            run(connection, "create database " + database + " owner " + server.user());
        }
        var tables = new EventTables(server, database);
        tables.migrate(version);
        return tables;
    }

    void migrate(String version) {
        Flyway.configure()
                .dataSource(url(), server.user(), server.password())
                .locations("classpath:db/migration")
                .target(version)
                .load()
                .migrate();
    }

    public Connection connect() throws SQLException {
        return DriverManager.getConnection(url(), server.user(), server.password());
    }

    /** Somebody whom no trigger stops. */
    public Connection connectAsIntruder() throws SQLException {
        var connection = DriverManager.getConnection(url(), "postgres", server.password());
        run(connection, "set session_replication_role = replica");
        return connection;
    }

    private String url() {
        return server.url().replaceFirst("/[a-z]+$", "/" + name);
    }

    /** The PostgreSQL that it lies in. */
    public Database server() {
        return server;
    }

    /** Appends an event with the statement of the {@link EventLog}. */
    public static void append(Connection connection, String chain, String payload) throws SQLException {
        append(connection, chain, "ticket.StatusChanged", "ann@example.org", "acrm_demo_7h", payload);
    }

    public static void append(
            Connection connection, String chain, String type, String actor, @Nullable String detail, String payload)
            throws SQLException {
        var ticket = chain.startsWith("ticket:") ? chain.substring("ticket:".length()) : null;
        try (var insert =
                connection.prepareStatement(PARAMETER.matcher(EventLog.INSERT).replaceAll("?"))) {
            List<@Nullable Object> values = Arrays.asList(
                    chain, type, ticket, actor, "api", detail, "192.0.2.17", Timestamp.from(Instant.now()), payload);
            var place = 0;
            for (var parameter : PARAMETER.matcher(EventLog.INSERT).results().toList()) {
                insert.setObject(++place, values.get(Integer.parseInt(parameter.group(1)) - 1));
            }
            insert.executeUpdate();
        }
    }

    /** Gives places in the feed, as the relay does after a commit. */
    public static int number(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        var numbered = EventFeed.number(connection, Set.of("ticket.Opened"));
        connection.commit();
        return numbered;
    }

    public void run(String... statements) throws SQLException {
        try (var connection = connect()) {
            run(connection, statements);
        }
    }

    public static void run(Connection connection, String... statements) throws SQLException {
        try (var statement = connection.createStatement()) {
            for (var sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /** The rows of a query, each with its values as text. */
    public static List<List<@Nullable String>> rows(Connection connection, String query) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            List<List<@Nullable String>> found = new ArrayList<>();
            while (rows.next()) {
                List<@Nullable String> row = new ArrayList<>();
                for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                    row.add(rows.getString(i));
                }
                found.add(row);
            }
            return found;
        }
    }

    /** What the verifier says of the database. */
    public Verdict verify(String... more) {
        var arguments = new ArrayList<>(List.of("--database", url(), "--user", server.user()));
        arguments.addAll(List.of(more));
        return verify(arguments, Map.of("AUTOCRM_DB_PASSWORD", server.password()));
    }

    /** What the verifier says of an export. */
    public static Verdict verifyExport(Path file, String... more) {
        var arguments = new ArrayList<>(List.of("--export", file.toString()));
        arguments.addAll(List.of(more));
        return verify(arguments, Map.of());
    }

    private static Verdict verify(List<String> arguments, Map<String, String> environment) {
        var text = new ByteArrayOutputStream();
        var code = Verifier.run(arguments, new PrintStream(text, true, StandardCharsets.UTF_8), environment);
        return new Verdict(code, text.toString(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        server.close();
    }
}
