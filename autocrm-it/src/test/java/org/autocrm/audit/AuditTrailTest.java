package org.autocrm.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.autocrm.audit.AuditExport.Format;
import org.autocrm.event.EventTables;
import org.autocrm.verifier.Verifier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Reading a trail of 120,000 events, one a second, of which one in 50,000 came through a rule. */
class AuditTrailTest {

    private static final int EVENTS = 120_000;

    private static EventTables tables;
    private static Connection connection;

    @BeforeAll
    static void open() throws SQLException {
        tables = EventTables.open("trail");
        tables.run(
                "alter table event disable trigger event_becomes_a_link",
                """
                insert into event (id, type, ticket, actor, via, address, at, payload)
                select nextval('event_seq'), case when i %% 10 = 0 then 'account.DutyChanged' when i = 119003 then 'rule.Fired' else 'ticket.NoteWritten' end,
                    case when i %% 10 > 0 then (10000 + i / 100)::text end,
                    case when i %% 3 = 0 then 'ann@example.org' else 'system' end,
                    case when i %% 50000 = 1 then 'rule' else 'desk' end, '192.0.2.1',
                    timestamptz '2026-01-01Z' + i * interval '1 second',
                    jsonb_build_object('n', i, 'word', case when i = 7 then '50%%_needle' else 'hay' end)
                from generate_series(1, %d) i
                """.formatted(EVENTS),
                "update event set chain = 'account:' || id % 7 where ticket is null",
                "alter table event enable trigger event_becomes_a_link",
                "select event_link_up()");
        connection = tables.connect();
        while (EventTables.number(connection) > 0) {
            // as often as it takes
        }
        tables.run("analyze"); // as autovacuum does: now that the places of the feed are there to be counted
    }

    @AfterAll
    static void close() throws SQLException {
        connection.close();
        tables.close();
    }

    @Nested
    class ThePages {

        @Test
        void leadThroughAllEventsOnceTheNewestFirst() {
            var page = Doors.trail(connection).list(AuditFilter.all(), Optional.empty(), 40_000);
            var seen = new ArrayList<>(page.entries());
            while (page.next() != null) {
                page = Doors.trail(connection).list(AuditFilter.all(), Optional.of(page.next()), 40_000);
                seen.addAll(page.entries());
            }

            assertThat(seen).hasSize(EVENTS);
            assertThat(seen).extracting(AuditEntry::at).isSortedAccordingTo((a, b) -> b.compareTo(a));
            assertThat(page.lookedThrough()).isTrue();
        }

        @Test
        void showWhatARuleDidToATicketByItsType() {
            assertThat(list(filter(null, Set.of("rule.Fired"), null, null, null, null)))
                    .extracting(AuditTrailTest::n)
                    .containsExactly(119_003);
        }

        @Test
        void ofARareFilterSayHowFarTheyCame() {
            var filter = filter(null, Set.of(), "rule", null, null, null);

            var first = Doors.trail(connection).list(filter, Optional.empty(), 50);
            var second = Doors.trail(connection).list(filter, Optional.ofNullable(first.next()), 50);
            var third = Doors.trail(connection).list(filter, Optional.ofNullable(second.next()), 50);

            assertThat(first.entries()).extracting(AuditTrailTest::n).containsExactly(100_001);
            assertThat(first.lookedThrough()).isFalse();
            assertThat(first.next())
                    .extracting(AuditPlace::at)
                    .isEqualTo(second(EVENTS - AuditTrail.MOST_LOOKED_AT + 1));
            assertThat(second.entries()).extracting(AuditTrailTest::n).containsExactly(50_001);
            assertThat(third.entries()).extracting(AuditTrailTest::n).containsExactly(1);
            assertThat(third.lookedThrough()).isTrue();
            assertThat(third.next()).isNull();
        }

        @Test
        void ofWhatAnIndexFindsAreThereAtOnce() {
            var types = filter("ann@example.org", Set.of("account.DutyChanged"), null, null, null, second(31));
            var ticket = filter(null, Set.of(), null, "10000", null, null);
            var time = filter(null, Set.of(), null, null, second(500), second(503));

            assertThat(list(types)).extracting(AuditTrailTest::n).containsExactly(30);
            assertThat(list(ticket))
                    .hasSize(50)
                    .allSatisfy(entry -> assertThat(entry.ticket()).isEqualTo("10000"));
            assertThat(list(time)).extracting(AuditTrailTest::n).containsExactly(502, 501, 500);
        }

        @Test
        void findATextAsItIsWritten() {
            var early = second(100);

            assertThat(list(text("50%_NEEDLE", early)))
                    .extracting(AuditTrailTest::n)
                    .containsExactly(7);
            assertThat(list(text("5%needle", early))).isEmpty();
        }

        private static List<AuditEntry> list(AuditFilter filter) {
            return Doors.trail(connection).list(filter, Optional.empty(), 50).entries();
        }

        private static AuditFilter text(String text, Instant to) {
            return new AuditFilter(null, Set.of(), null, null, null, to, text);
        }

        private static AuditFilter filter(
                @Nullable String actor,
                Set<String> types,
                @Nullable String via,
                @Nullable String ticket,
                @Nullable Instant from,
                @Nullable Instant to) {
            return new AuditFilter(actor, types, via, ticket, from, to, null);
        }
    }

    @Nested
    class TheFeed {

        @Test
        void leadsWhoWaitsForARareTypeOn() {
            var feed = Doors.feed(connection);
            var end = feed.end();
            var part = feed.after(0, Set.of("ticket.Opened"), 10);

            assertThat(end).isEqualTo(EVENTS);
            assertThat(part.entries()).isEmpty();
            assertThat(part.next()).isEqualTo(10_000);
            assertThat(part.more()).isTrue();
            assertThat(feed.after(end, Set.of(), 10).more()).isFalse();
            assertThat(feed.after(end, Set.of(), 10).next()).isEqualTo(end);
        }

        @Test
        void goesOnAfterTheLastThatFit() {
            var feed = Doors.feed(connection);

            var part = feed.after(15, Set.of("account.DutyChanged"), 2);

            assertThat(part.entries()).extracting(AuditEntry::place).containsExactly(20L, 30L);
            assertThat(part.next()).isEqualTo(30);
            assertThat(part.more()).isTrue();
        }
    }

    @Nested
    class TheCheckOfAChain {

        @Test
        void findsNothingWhereNothingIs() {
            for (var chain : new String[] {"ticket:10000", "account:3", "ticket:unknown"}) {
                assertThat(Doors.trail(connection).check(chain).sound())
                        .as(chain)
                        .isTrue();
            }
            assertThat(Doors.trail(connection).check("ticket:10000").links()).isEqualTo(90);
        }

        @Test
        void findsTheFirstThatIsNotAsItWasWritten() throws SQLException {
            assertThat(tampered("update event set actor = 'x' where chain = 'ticket:10001' and position in (5, 9)"))
                    .isEqualTo("5 true");
            assertThat(tampered("delete from event where chain = 'ticket:10001' and position = 1"))
                    .isEqualTo("1 false");
            assertThat(tampered("delete from event where chain = 'ticket:10001' and position = 7"))
                    .isEqualTo("7 false");
            assertThat(tampered("delete from event where chain = 'ticket:10001' and position > 50"))
                    .isEqualTo("51 false");
            assertThat(tampered("delete from event where chain = 'ticket:10001'"))
                    .isEqualTo("1 false");
            assertThat(tampered("delete from event_chain where name = 'ticket:10001'"))
                    .isEqualTo("91 false");
        }

        private static String tampered(String statement) throws SQLException {
            try (var intruder = tables.connectAsIntruder()) {
                intruder.setAutoCommit(false);
                EventTables.run(intruder, statement);
                var check = Doors.trail(intruder).check("ticket:10001");
                intruder.rollback();
                return check.brokenAt() + " " + (check.event() != null);
            }
        }
    }

    @Nested
    class AnExport {

        @Test
        void ofAllOrOfATicketCanBeVerified() throws IOException {
            for (var filter : new AuditFilter[] {AuditFilter.all(), AuditFilter.ofTicket("10003")}) {
                for (var format : Format.values()) {
                    var verdict = EventTables.verifyExport(export(filter, format));

                    assertThat(verdict.exitCode()).as(verdict.text()).isEqualTo(Verifier.SOUND);
                }
            }
        }

        @Test
        void withOtherFiltersHasNoEnd() throws IOException {
            var file = export(
                    new AuditFilter("ann@example.org", Set.of(), null, null, null, second(100), null), Format.CSV);

            assertThat(Files.readAllLines(file)).hasSize(34).noneMatch(line -> line.startsWith("end"));
            assertThat(EventTables.verifyExport(file).exitCode()).isEqualTo(Verifier.NOT_SOUND);
        }

        private static Path export(AuditFilter filter, Format format) throws IOException {
            var text = new StringWriter();
            Doors.export(connection).write(filter, format, text);
            var file = Files.createDirectories(Path.of("target", "exports")).resolve("trail." + format);
            return Files.writeString(file, text.toString());
        }
    }

    private static int n(AuditEntry entry) {
        return entry.data().getInt("n");
    }

    private static Instant second(int n) {
        return Instant.parse("2026-01-01T00:00:00Z").plusSeconds(n);
    }
}
