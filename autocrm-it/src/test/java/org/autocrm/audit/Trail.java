package org.autocrm.audit;

import jakarta.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.autocrm.audit.ExportedRows.Head;
import org.autocrm.event.EventTables;

/** An audit trail for tests: some chains of some links, with everything in them that a text may hold. */
final class Trail {

    static final int CHAINS = 12;
    static final int EVENTS = 150;

    private static final List<String> WORDS = List.of(
            "plain",
            "=1+1",
            "'quoted",
            "a,b",
            "a\"b",
            "zwei\nZeilen",
            "Grüße 🖥",
            "-1",
            "@x",
            "\\\\",
            "tab\there",
            "{}");

    private Trail() {}

    /** Appends it as the application does, with places in the feed. */
    static void write(Connection connection, Random random) throws SQLException {
        connection.setAutoCommit(false);
        for (int i = 0; i < EVENTS; i++) {
            var chain = i < CHAINS ? i : random.nextInt(CHAINS);
            var payload = "{\"n\": %d, \"word\": %s, \"on\": %b, \"many\": [\"a\", \"b\"]}"
                    .formatted(random.nextInt(), json(word(random)), random.nextBoolean());
            EventTables.append(
                    connection,
                    chain % 4 == 0 ? "account:" + chain + "@example.org" : "ticket:" + chain,
                    chain % 4 == 0 ? "account.DutyChanged" : "ticket.NoteWritten",
                    random.nextInt(3) == 0 ? "system" : word(random),
                    random.nextBoolean() ? word(random) : null,
                    payload);
            if (random.nextInt(3) == 0) {
                connection.commit();
            }
        }
        connection.commit();
        EventTables.number(connection);
    }

    /** Writes it to a file, as the application does. */
    static Path export(Connection connection, String name) throws SQLException, IOException {
        var file = Files.createDirectories(Path.of("target", "exports")).resolve(name);
        try (var writer = Files.newBufferedWriter(file)) {
            var export = name.endsWith("csv") ? new CsvFile(writer) : new JsonLinesFile(writer);
            export.begin();
            for (var row : objects(
                    connection, "select " + AuditEntry.COLUMNS + " from event where feed is not null order by feed")) {
                export.event(AuditEntry.of(row));
            }
            var sum = new HeadSum();
            for (var row :
                    objects(connection, "select name, position, encode(hash, 'hex') from event_chain order by name")) {
                var head = new Head((String) row[0], ((Number) row[1]).intValue(), (String) row[2]);
                export.head(head);
                sum.add(head);
            }
            export.end(EVENTS, sum);
        }
        return file;
    }

    private static List<Object[]> objects(Connection connection, String query) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            var found = new ArrayList<Object[]>();
            while (rows.next()) {
                var row = new Object[rows.getMetaData().getColumnCount()];
                for (int i = 0; i < row.length; i++) {
                    row[i] = rows.getObject(i + 1);
                }
                found.add(row);
            }
            return found;
        }
    }

    private static String word(Random random) {
        return WORDS.get(random.nextInt(WORDS.size()));
    }

    private static String json(String text) {
        return Json.createValue(text).toString();
    }
}
