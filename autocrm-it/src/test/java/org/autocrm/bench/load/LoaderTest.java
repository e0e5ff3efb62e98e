package org.autocrm.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.autocrm.launcher.Database;
import org.autocrm.launcher.Ports;
import org.autocrm.launcher.demo.DemoData;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings({"NullAway.Init", "NonFinalStaticField"})
class LoaderTest {

    private static final int TICKETS = 2_000;
    private static final List<String> STEMMED = List.of(
            "english", "german", "french", "spanish", "italian", "dutch", "portuguese", "russian");
    private static final String INDEXES = "select indexdef from pg_indexes where schemaname = 'public' order by 1";
    private static final String FOREIGN_KEYS = """
            select format('select count(*) from %s a where a.%I is not null and not exists (select from %s b where b.%I = a.%I)',
                c.conrelid::regclass, a.attname, c.confrelid::regclass, b.attname, a.attname)
            from pg_constraint c
            join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
            join pg_attribute b on b.attrelid = c.confrelid and b.attnum = c.confkey[1]
            where c.contype = 'f'
            """;

    @TempDir
    private static Path folder;

    private static Database database;
    private static List<String> indexes;

    @BeforeAll
    static void load() throws Exception {
        database = Database.start(folder, Ports.free());
        Flyway.configure()
                .dataSource(database.url(), database.user(), database.password())
                .load()
                .migrate();
        try (var connection = database.connect()) {
            DemoData.load(connection);
        }
        indexes = column(INDEXES);
        Loader.load(database, TICKETS, 1, 2);
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    private static List<String> column(String query) throws SQLException {
        var values = new ArrayList<String>();
        try (var connection = database.connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }

    private static long number(String query) throws SQLException {
        return Long.parseLong(column(query).get(0));
    }

    @Test
    void everyTicketHasItsMessagesAndItsEvent() throws SQLException {
        var loaded =
                "from ticket t where t.language is not null and t.id > (select max(id) - " + TICKETS + " from ticket)";

        assertThat(number("select count(*) " + loaded)).isEqualTo(TICKETS);
        assertThat(number("select count(*) from message where ticket_id in (select t.id " + loaded + ")"))
                .isEqualTo(TICKETS * 5);
        assertThat(number("select count(*) from event where type = 'ticket.Opened' and ticket in (select t.number "
                        + loaded + ") and relayed and feed is not null"))
                .isEqualTo(TICKETS);
        assertThat(number("select count(*) " + loaded
                        + " and last_message <> (select max(m.id) from message m where m.ticket_id = t.id)"))
                .isZero();
    }

    @Test
    void everyReferenceLeadsSomewhere() throws SQLException {
        for (var lost : column(FOREIGN_KEYS)) {
            assertThat(number(lost)).as(lost).isZero();
        }
    }

    @Test
    void noStemmerChangesAPlantedWord() throws SQLException {
        for (var language : STEMMED) {
            var stemmer = language + "_stem";
            for (var word : Planted.all()) {
                assertThat(column("select unnest(ts_lexize('%s', '%s'))".formatted(stemmer, word)))
                        .as(stemmer)
                        .containsExactly(word);
            }
        }
    }

    @Test
    void theIndexesAreWhatTheyWere() throws SQLException {
        assertThat(column(INDEXES)).isEqualTo(indexes);
    }

    @Test
    void theSequencesGoOnBehindTheRows() throws SQLException {
        assertThat(number("select nextval('ticket_seq') - 49 - max(id) from ticket"))
                .isPositive();
        assertThat(number("select nextval('customer_seq') - 49 - max(id) from customer"))
                .isPositive();
        assertThat(number("select nextval('ticket_number') - max(number::bigint) from ticket"))
                .isEqualTo(1);
        assertThat(number("select nextval('message_seq') - max(id) from message"))
                .isEqualTo(1);
        assertThat(number("select nextval('event_seq') - max(id) from event")).isEqualTo(1);
        assertThat(number("select nextval('event_feed') - max(feed) from event"))
                .isEqualTo(1);
    }

    @Test
    void nothingOfTheTuningIsLeft() throws SQLException {
        assertThat(column("select name from pg_settings where sourcefile like '%postgresql.auto.conf'"))
                .isEmpty();
    }
}
