package org.autocrm.ticket.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.autocrm.ticket.Priority;
import org.autocrm.ticket.search.Snapshot.CustomField;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class RandomQueriesTest {

    private static final Instant NINE_O_CLOCK = Instant.parse("2026-03-02T09:00:00Z");
    private static final Snapshot NAMES = new Snapshot(
            Map.of(),
            Map.of("low", priority("low", 10), "high", priority("high", 30), "7", priority("7", 70)),
            Map.of(),
            Map.of(),
            Map.of(),
            Map.of(
                    "serial", new CustomField(1, "TEXT", List.of()),
                    "a1-b2", new CustomField(2, "NUMBER", List.of())),
            ZoneOffset.UTC);
    private static final Lists LISTS = new Lists(NAMES, 7, false, NINE_O_CLOCK);

    @Nested
    class AsText {

        @Test
        void theTextOfAQueryIsThatQuery() {
            for (long seed = 0; seed < 20_000; seed++) {
                var query = new RandomQueries(seed).query();

                assertThat(Query.parse(query.toString()))
                        .as("seed %s: %s", seed, query)
                        .isEqualTo(query);
            }
        }

        @Test
        void whateverIsTypedIsReadOrRefusedAtAPlaceInIt() {
            for (long seed = 0; seed < 50_000; seed++) {
                var text = new RandomQueries(seed).text();
                try {
                    var query = Query.parse(text);

                    assertThat(Query.parse(query.toString())).as(text).isEqualTo(query);
                } catch (QuerySyntax e) {
                    assertThat(e.offset()).as(text).isBetween(0, text.length());
                    assertThat(e.offset() + e.length()).as(text).isLessThanOrEqualTo(text.length());
                    assertThat(e.sentence()).as(text).endsWith(".");
                }
            }
        }
    }

    @Nested
    class AsSql {

        /** Texts that are in no statement of ours: each query brings one, and none may appear in the statement. */
        @Test
        void isNeverPartOfTheStatement() {
            var statements = LongStream.range(0, 20_000)
                    .mapToObj(seed -> new RandomQueries(seed).query())
                    .flatMap(query -> statement(query).stream())
                    .toList();

            assertThat(statements).hasSizeGreaterThan(3_000);
            var alphabet = String.join("", statements)
                    .codePoints()
                    .mapToObj(Character::toString)
                    .collect(Collectors.toSet());
            assertThat(alphabet)
                    .doesNotContain(
                            "ß", "é", "界", "🙂", "~", "$", "\\", "/", ";", "\u0001", "\u2212", "\ufeff", "%", "#")
                    .contains("?");
        }

        @Test
        void asManyValuesAreBoundAsAreAskedFor() {
            for (long seed = 0; seed < 5_000; seed++) {
                var query = new RandomQueries(seed).query();
                try {
                    var sql = LISTS.page(query, Order.NEWEST_CHANGE, Optional.empty(), 26)
                            .sql();
                    assertThat(sql.text()
                                    .chars()
                                    .filter(letter -> letter == '?')
                                    .count())
                            .as("%s", query)
                            .isEqualTo(sql.parameters().size());
                } catch (QuerySyntax e) {
                    assertThat(e).isInstanceOf(UnknownValue.class);
                }
            }
        }

        private static Optional<String> statement(Query query) {
            try {
                return Optional.of(LISTS.page(query, Order.NEWEST_CHANGE, Optional.empty(), 26)
                        .sql()
                        .text());
            } catch (UnknownValue e) {
                return Optional.empty();
            }
        }
    }

    private static Priority priority(String key, int rank) {
        return new Priority(key, key, rank, false, false, 0);
    }
}
