package org.autocrm.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import org.autocrm.verifier.Verifier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class EventChainTest {

    private static EventTables tables;

    @BeforeAll
    static void open() {
        tables = EventTables.open("chains");
    }

    @AfterAll
    static void close() {
        tables.close();
    }

    @Nested
    class WhenManyWriteToOneChain {

        private static final int WRITERS = 16;
        private static final int TURNS = 25;

        @Test
        void itsPositionsHaveNoGapAndItsIdsAscendWithThem() throws Exception {
            var committed = new ArrayList<Callable<Integer>>();
            for (int writer = 0; writer < WRITERS; writer++) {
                committed.add(() -> write("ticket:777"));
            }

            var sum = 0;
            var writers = Executors.newFixedThreadPool(WRITERS);
            try {
                for (var done : writers.invokeAll(committed)) {
                    sum += done.get();
                }
            } finally {
                writers.shutdown();
            }

            try (var connection = tables.connect()) {
                var gaps = EventTables.rows(connection, """
                        select count(*), min(position), max(position),
                            count(*) filter (where id <= before) from (
                                select position, id, lag(id) over (order by position) as before
                                from event where chain = 'ticket:777') link
                        """).get(0);
                assertThat(gaps).containsExactly(String.valueOf(sum), "1", String.valueOf(sum), "0");
            }
            assertThat(tables.verify().exitCode()).isEqualTo(Verifier.SOUND);
        }

        /** One to three events in each transaction, some of which are rolled back after a while. */
        private int write(String chain) throws SQLException {
            var random = ThreadLocalRandom.current();
            var committed = 0;
            try (var connection = tables.connect()) {
                connection.setAutoCommit(false);
                for (int turn = 0; turn < TURNS; turn++) {
                    var events = random.nextInt(1, 4);
                    for (int i = 0; i < events; i++) {
                        EventTables.append(connection, chain, "{\"turn\":" + turn + ",\"of\":" + i + "}");
                    }
                    EventTables.run(connection, "select pg_sleep(random() * 0.004)");
                    if (random.nextInt(5) == 0) {
                        connection.rollback();
                    } else {
                        connection.commit();
                        committed += events;
                    }
                }
            }
            return committed;
        }
    }

    /** The example of docs/audit.md. */
    @Test
    void aLinkHasTheHashThatTheDocumentSays() throws SQLException {
        try (var connection = tables.connect()) {
            connection.setAutoCommit(false);
            EventTables.run(connection, """
                    insert into event (id, type, ticket, actor, via, at, payload) values
                    (4711000, 'ticket.Opened', '10042', 'system', 'mail', '2026-11-24T10:00:00.123456Z', '{}')
                    """);
            assertThat(EventTables.rows(connection, """
                            select encode(event_link(null, 1, 4711, event_content('ticket:10042', type, ticket, actor, via,
                                via_detail, address, at, '{"message": 1, "channel":"MAIL","ticket":"10042"}')), 'hex')
                            from event where id = 4711000
                            """))
                    .containsExactly(List.of("4f19716c21bccd4fcd4783bba73ec1720d59464c252f182052d7a82ce28f94a1"));
            connection.rollback();
        }
    }

    @Nested
    class WithinATransaction {

        @Test
        void eventsOfOneChainComeInTheirOrder() throws SQLException {
            try (var connection = tables.connect()) {
                connection.setAutoCommit(false);
                for (int i = 0; i < 3; i++) {
                    EventTables.append(connection, "ticket:1", "{\"i\":" + i + "}");
                    EventTables.append(connection, "team:1", "{\"i\":" + i + "}");
                }
                connection.commit();

                assertThat(EventTables.rows(
                                connection,
                                "select position, payload->>'i' from event where chain = 'ticket:1' order by id"))
                        .extracting(row -> row.get(0) + " " + row.get(1))
                        .containsExactly("1 0", "2 1", "3 2");
            }
        }

        @Test
        void whatIsRolledBackLeavesNoHole() throws SQLException {
            try (var connection = tables.connect()) {
                connection.setAutoCommit(false);
                EventTables.append(connection, "ticket:2", "{}");
                connection.rollback();
                EventTables.append(connection, "ticket:2", "{}");
                connection.commit();

                assertThat(EventTables.rows(connection, "select position from event where chain = 'ticket:2'"))
                        .extracting(row -> row.get(0))
                        .containsExactly("1");
            }
        }
    }

    @Nested
    class WhatWasWritten {

        @Test
        void staysWritten() throws SQLException {
            try (var connection = tables.connect()) {
                EventTables.append(connection, "ticket:3", "{}");

                for (var column : new String[] {
                    "id = id + 1000000",
                    "chain = 'ticket:4'",
                    "position = 2",
                    "type = 'ticket.Opened'",
                    "ticket = null",
                    "actor = 'bo@example.org'",
                    "via = 'desk'",
                    "via_detail = null",
                    "address = null",
                    "at = now()",
                    "payload = '{\"a\":1}'",
                    "hash = '\\x00'"
                }) {
                    refuses("update event set " + column + " where chain = 'ticket:3'");
                }
                refuses("delete from event where chain = 'ticket:3'");
                refuses("truncate event cascade");
                refuses("delete from event_chain where name = 'ticket:3'");
                refuses("update event_chain set position = 1, hash = '\\x00' where name = 'ticket:3'");
                refuses("truncate event_chain");
            }
        }

        @Test
        void isNumberedAndRelayedAllTheSame() throws SQLException {
            try (var connection = tables.connect()) {
                EventTables.append(connection, "ticket:5", "{}");
                EventTables.number(connection);
                EventTables.run(connection, "update event set relayed = true where chain = 'ticket:5'");

                assertThat(EventTables.rows(
                                connection, "select feed is not null, relayed from event where chain = 'ticket:5'"))
                        .containsExactly(List.of("t", "t"));
                connection.commit();
            }
            assertThat(tables.verify().exitCode()).isEqualTo(Verifier.SOUND);
        }

        private void refuses(String statement) {
            assertThatThrownBy(() -> tables.run(statement))
                    .as(statement)
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("what happened stays written");
        }
    }

    @Nested
    class WhatWasThereBefore {

        private static final String LOAD = """
                insert into event (id, feed, relayed, type, ticket, actor, at, payload)
                select nextval('event_seq'), nextval('event_feed'), true,
                    case when i % 10 = 0 then 'mail.Kept' else 'ticket.NoteWritten' end,
                    case when i % 10 > 0 then (10000 + i % 17)::text end, 'system', now(), '{"i": 1}'
                from generate_series(1, 500) i
                """;

        @Test
        void isALinkAfterTheMigration() throws SQLException {
            var old = tables.another("migrated", "2");
            old.run(LOAD);

            old.migrate("latest");

            assertThat(old.verify().text()).contains("18 chains with 500 events", "SOUND: every record");
        }

        @Test
        void isContinuedByWhatComesLater() throws SQLException {
            var old = tables.another("continued", "2");
            old.run(LOAD);
            old.migrate("latest");

            old.run(LOAD.replace(", nextval('event_feed'), true", ", null, false"));

            assertThat(old.verify().text()).contains("18 chains with 1000 events", "SOUND: every record");
        }

        @Test
        void isLinkedUpAfterABulkLoadAsIfItHadComeOneByOne() throws SQLException {
            var old = tables.another("loaded", "latest");
            old.run(LOAD);
            old.run("alter table event disable trigger event_becomes_a_link");
            old.run(LOAD);
            old.run("alter table event enable trigger event_becomes_a_link", "select event_link_up()");
            old.run(LOAD);

            assertThat(old.verify().text()).contains("18 chains with 1500 events", "SOUND: every record");
        }
    }
}
