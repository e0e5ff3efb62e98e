package org.autocrm.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;
import org.autocrm.event.EventTables;
import org.autocrm.verifier.Verifier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The verifier against somebody who may do anything to the database, and to an export. */
class VerifierTest {

    private static final int FLIPS = 200;

    private static final List<String> TEXTS =
            List.of("chain", "type", "ticket", "actor", "via", "via_detail", "address", "payload");
    private static final List<String> NUMBERS = List.of("id", "position", "at", "hash");

    private static EventTables tables;
    private static Connection intruder;

    private final Random random = new Random(42);

    /** An event as it was before somebody touched it. */
    private record Target(long id, String chain, long position) {}

    @BeforeAll
    static void open() throws SQLException {
        tables = EventTables.open("verified");
        intruder = tables.connectAsIntruder();
    }

    @AfterAll
    static void close() throws SQLException {
        intruder.close();
        tables.close();
    }

    @BeforeEach
    void begin() throws SQLException {
        if (!intruder.getAutoCommit()) {
            intruder.rollback();
            intruder.setAutoCommit(true);
        }
        EventTables.run(intruder, "delete from event", "delete from event_chain");
        try (var connection = tables.connect()) {
            Trail.write(connection, random);
        }
    }

    @Test
    void whatNobodyTouchedIsSound() throws SQLException, IOException {
        assertThat(tables.verify().exitCode()).isEqualTo(Verifier.SOUND);
        assertThat(tables.verify().text()).contains("12 chains with 150 events checked");
        for (var name : new String[] {"sound.csv", "sound.jsonl"}) {
            var verdict = EventTables.verifyExport(Trail.export(intruder, name));

            assertThat(verdict.text()).contains("12 chains with 150 events checked", "SOUND: every record");
            assertThat(verdict.exitCode()).isEqualTo(Verifier.SOUND);
        }
    }

    @Nested
    class InTheDatabase {

        @Test
        void anyByteThatIsFlippedNamesItsRecord() throws SQLException {
            var columns = new ArrayList<>(TEXTS);
            columns.addAll(NUMBERS);
            var flipped = 0;
            for (int i = 0; flipped < FLIPS; i++) {
                assertThat(i).as("flips that are possible").isLessThan(FLIPS * 10);
                var column = columns.get(random.nextInt(columns.size()));
                var target = anyEvent();
                intruder.setAutoCommit(false);
                var changed = flip(target, column);
                if (changed.isPresent()) {
                    flipped++;
                    intruder.commit();
                    var verdict = tables.verify();
                    restore(changed.get());

                    assertThat(verdict.exitCode()).as(column + " of " + target).isEqualTo(Verifier.NOT_SOUND);
                    assertThat(verdict.text().lines().filter(line -> line.startsWith("NOT SOUND")))
                            .as(column + " of " + target)
                            .singleElement()
                            .satisfies(line -> assertThat(names(line, target, changed.get()))
                                    .as(line)
                                    .isTrue());
                } else {
                    intruder.rollback();
                }
                intruder.setAutoCommit(true);
            }
            assertThat(tables.verify().exitCode()).as("all was put back").isEqualTo(Verifier.SOUND);
        }

        @Test
        void aRecordThatWasRemovedIsNamed() throws SQLException {
            assertNamed(
                    "delete from event where chain = 'ticket:1' and position = 3",
                    "position 3 of ticket:1 was removed");
        }

        @Test
        void aChainThatWasCutIsNamed() throws SQLException {
            assertNamed(
                    "delete from event where chain = 'ticket:1' and position >= 5",
                    "position 5 of ticket:1 was removed: the chain ends at 4");
        }

        @Test
        void aChainThatIsGoneIsNamed() throws SQLException {
            assertNamed("delete from event where chain = 'ticket:1'", "position 1 of ticket:1 was removed");
        }

        @Test
        void aRecordThatWasInsertedIsNamed() throws SQLException {
            assertNamed("""
                    insert into event (id, chain, position, type, ticket, actor, at, payload, hash)
                    select 900001, chain, position + 1, type, ticket, actor, at, payload, hash from event
                    where chain = 'ticket:1' order by position desc limit 1
                    """, "event 900001");
        }

        @Test
        void recordsThatChangedPlacesAreNamed() throws SQLException {
            assertNamed("""
                    update event set position = position + 100 where chain = 'ticket:1' and position in (2, 3);
                    update event set position = 105 - position where chain = 'ticket:1' and position in (102, 103)
                    """, "position 2 of ticket:1");
        }

        @Test
        void ofSeveralTheOneThatLiesFirstInTimeIsNamed() throws SQLException {
            assertNamed(
                    "update event set actor = 'x' where chain = 'ticket:9' and position = 2;"
                            + " update event set actor = 'x' where chain = 'account:0@example.org' and position = 7",
                    "position 2 of ticket:9");
        }

        /** What a chain alone cannot show: somebody who computes all hashes anew. */
        @Test
        void onlyAnAnchorFindsAChainThatWasWrittenAnew() throws SQLException {
            var anchor = anchorIn(tables.verify("--anchor").text());

            EventTables.run(
                    intruder,
                    "update event set actor = 'nobody' where chain = 'ticket:1' and position = 2",
                    "update event set hash = null, position = null where chain = 'ticket:1'",
                    "delete from event_chain where name = 'ticket:1'",
                    "select event_link_up()");
            var alone = tables.verify();
            var anchored = tables.verify("--expect", anchor);

            assertThat(alone.exitCode()).isEqualTo(Verifier.SOUND);
            assertThat(anchored.exitCode()).isEqualTo(Verifier.NOT_SOUND);
            assertThat(anchored.text()).contains("not those of the anchor");
        }

        @Test
        void anAnchorHoldsWhenMoreHasHappened() throws SQLException {
            var anchor = anchorIn(tables.verify("--anchor").text());
            try (var connection = tables.connect()) {
                EventTables.append(connection, "ticket:1", "{\"later\": 1}");
                EventTables.append(connection, "ticket:later", "{}");
                EventTables.number(connection);
            }

            assertThat(tables.verify("--expect", anchor).text()).contains("SOUND: every record");
        }

        private void assertNamed(String tampering, String record) throws SQLException {
            EventTables.run(intruder, tampering);
            var verdict = tables.verify();

            assertThat(verdict.exitCode()).isEqualTo(Verifier.NOT_SOUND);
            assertThat(verdict.text()).contains("NOT SOUND", record);
        }
    }

    @Nested
    class InAnExport {

        @Test
        void anyCharacterThatIsChangedIsFound() throws SQLException, IOException {
            for (var name : new String[] {"flipped.csv", "flipped.jsonl"}) {
                var file = Trail.export(intruder, name);
                var text = Files.readString(file);
                for (int i = 0; i < FLIPS / 4; i++) {
                    var at = random.nextInt(name.endsWith("csv") ? text.indexOf('\n') + 1 : 0, text.length() - 2);
                    var c = text.charAt(at);
                    var other = (char) (c ^ 1 << random.nextInt(5));
                    if (Character.isSurrogate(c) || other < ' ' || other == 0x7f || isNoContent(text, at, c, other)) {
                        continue;
                    }
                    Files.writeString(file, text.substring(0, at) + other + text.substring(at + 1));

                    assertThat(EventTables.verifyExport(file).exitCode())
                            .as("%s at %d: %s for %s in %s", name, at, other, c, around(text, at))
                            .isEqualTo(Verifier.NOT_SOUND);
                }
            }
        }

        @Test
        void aLineThatWasRemovedIsNamed() throws SQLException, IOException {
            for (var name : new String[] {"removed.csv", "removed.jsonl"}) {
                var file = Trail.export(intruder, name);
                var lines = Files.readAllLines(file);
                var second = lines.stream()
                        .filter(line -> line.contains("ticket:1,2,") || line.contains("\"ticket:1\",\"position\":2,"))
                        .findFirst()
                        .orElseThrow();
                lines.remove(second);
                Files.write(file, lines);

                assertThat(EventTables.verifyExport(file).text()).contains("position 2 of ticket:1 was removed");
            }
        }

        @Test
        void anEndThatWasCutOffIsFound() throws SQLException, IOException {
            var file = Trail.export(intruder, "cut.jsonl");
            var lines = Files.readAllLines(file);
            for (var kept : new int[] {Trail.EVENTS / 2, Trail.EVENTS, lines.size() - 1}) {
                Files.write(file, lines.subList(0, kept));

                assertThat(EventTables.verifyExport(file).text()).contains("the end of the export was removed");
            }
        }

        @Test
        void aChainThatIsMissingInItIsFoundByItsEnd() throws SQLException, IOException {
            var file = Trail.export(intruder, "gone.jsonl");
            var lines = Files.readAllLines(file);
            lines.removeIf(line -> line.contains("\"ticket:1\""));
            Files.write(file, lines);

            assertThat(EventTables.verifyExport(file).text()).contains("a chain was removed or rewritten");
        }

        @Test
        void anExportCastsTheAnchorOfTheDatabase() throws SQLException, IOException {
            var anchor = anchorIn(tables.verify("--anchor").text());

            var verdict = EventTables.verifyExport(Trail.export(intruder, "anchored.csv"), "--expect", anchor);

            assertThat(verdict.text()).contains("SOUND: every record");
        }

        /** The place of an event in the feed is no part of it, nor is how the file is written. */
        private static boolean isNoContent(String text, int at, char c, char other) {
            var line = text.substring(text.lastIndexOf('\n', at - 1) + 1, text.indexOf('\n', at));
            var inLine = at - text.lastIndexOf('\n', at - 1) - 1;
            var place = Pattern.compile(
                            "^(?:event,|end,|\\{\"record\":\"(?:event|end)\",\"place\":)\\d+|\\{\"\"chains.*\\}|\"chains\":\\d+,\"events\":\\d+")
                    .matcher(line);
            while (place.find()) {
                if (inLine >= place.start() && inLine < place.end()) {
                    return true;
                }
            }
            return Character.toLowerCase(c) == Character.toLowerCase(other) && line.lastIndexOf(',') < inLine
                    || Character.toLowerCase(c) == Character.toLowerCase(other)
                            && line.indexOf("\"hash\"") >= 0
                            && line.indexOf("\"hash\"") < inLine
                    || text.charAt(at) == '\n';
        }

        private static String around(String text, int at) {
            return text.substring(Math.max(0, at - 60), Math.min(text.length(), at + 20));
        }
    }

    private Target anyEvent() throws SQLException {
        var row = EventTables.rows(
                        intruder,
                        "select id, chain, position from event order by id offset " + random.nextInt(Trail.EVENTS)
                                + " limit 1")
                .get(0);
        return new Target(
                Long.parseLong(String.valueOf(row.get(0))),
                String.valueOf(row.get(1)),
                Long.parseLong(String.valueOf(row.get(2))));
    }

    /**
     * What to do to have a flip undone, and the record's id and position meanwhile; empty where it was not possible.
     */
    private record Flip(String undo, long id, long position) {}

    private Optional<Flip> flip(Target target, String column) throws SQLException {
        var where = " where id = " + target.id();
        return switch (column) {
            case "id" -> update(target, "id", Long.toString(target.id() ^ 1L << random.nextInt(40)));
            case "position" ->
                update(target, "position", Integer.toString((int) target.position() ^ 1 << random.nextInt(31)));
            case "at" ->
                update(
                        target,
                        "at",
                        "(timestamptz 'epoch' + (((extract(epoch from at) * 1000000)::bigint # (1::bigint << "
                                + random.nextInt(48) + ")) * interval '1 microsecond'))");
            case "hash" ->
                update(
                        target,
                        "hash",
                        "set_byte(hash, %1$d, get_byte(hash, %1$d) # %2$d)"
                                .formatted(random.nextInt(32), 1 << random.nextInt(8)));
            default -> {
                var value = EventTables.rows(intruder, "select " + column + "::text from event" + where)
                        .get(0)
                        .get(0);
                var other = flipped(value);
                yield other.isEmpty()
                        ? Optional.empty()
                        : update(target, column, "'" + other.get().replace("'", "''") + "'");
            }
        };
    }

    private Optional<Flip> update(Target target, String column, String expression) throws SQLException {
        var before = EventTables.rows(intruder, "select " + column + "::text from event where id = " + target.id())
                .get(0)
                .get(0);
        var savepoint = intruder.setSavepoint();
        try {
            EventTables.run(intruder, "update event set " + column + " = " + expression + " where id = " + target.id());
        } catch (SQLException e) {
            intruder.rollback(savepoint); // no such text, not unique, no JSON: nobody could store it
            return Optional.empty();
        }
        var id = column.equals("id") ? Long.parseLong(expression) : target.id();
        var after = EventTables.rows(intruder, "select " + column + "::text, position from event where id = " + id)
                .get(0);
        if (String.valueOf(before).equals(after.get(0))) {
            return Optional.empty(); // the same JSON, written otherwise
        }
        var undo = "update event set %s = '%s' where id = %d"
                .formatted(column, String.valueOf(before).replace("'", "''"), id);
        return Optional.of(new Flip(undo, id, Long.parseLong(String.valueOf(after.get(1)))));
    }

    private static void restore(Flip flip) throws SQLException {
        EventTables.run(intruder, flip.undo());
        intruder.commit();
    }

    private Optional<String> flipped(@Nullable String value) {
        if (value == null) {
            return Optional.empty();
        }
        var bytes = value.getBytes(StandardCharsets.UTF_8);
        bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        try {
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.indexOf(0) >= 0 ? Optional.empty() : Optional.of(text);
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private static boolean names(String line, Target target, Flip flip) {
        return line.contains("event " + target.id() + ",")
                || line.contains("event " + flip.id() + ",")
                || line.contains("position " + target.position() + " of " + target.chain() + " ");
    }

    private static String anchorIn(String text) {
        return text.lines()
                .filter(line -> line.startsWith("anchor "))
                .map(line -> line.substring("anchor ".length()))
                .findFirst()
                .orElseThrow();
    }
}
