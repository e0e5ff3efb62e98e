package org.autocrm.ticket.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.autocrm.ticket.search.Expression.All;
import org.autocrm.ticket.search.Expression.Any;
import org.autocrm.ticket.search.Expression.Condition;
import org.autocrm.ticket.search.Expression.Not;
import org.autocrm.ticket.search.Expression.Words;
import org.autocrm.ticket.search.Value.Form;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class QueryTest {

    @Nested
    class Reading {

        @Test
        void nothingIsEveryTicket() {
            assertThat(Query.parse("  ")).isEqualTo(Query.ALL);
        }

        @Test
        void termsThatStandSideBySideMustAllBeTrue() {
            var query = Query.parse("status:open priority>=high \"printer jam\" -spam");

            assertThat(query.expression())
                    .contains(new All(List.of(
                            new Condition(FieldName.of(Field.STATUS), Operator.IS, List.of(Value.of("open"))),
                            new Condition(FieldName.of(Field.PRIORITY), Operator.AT_LEAST, List.of(Value.of("high"))),
                            new Words(Value.of("printer jam", Form.QUOTED)),
                            new Not(new Words(Value.of("spam"))))));
        }

        @Test
        void orBindsLessThanStandingSideBySide() {
            assertThat(Query.parse("a b OR c")).isEqualTo(Query.parse("(a AND b) OR c"));
            assertThat(Query.parse("a (b OR c)").expression()).containsInstanceOf(All.class);
            assertThat(Query.parse("a b OR c").expression()).containsInstanceOf(Any.class);
        }

        @Test
        void smallLettersAreWords() {
            assertThat(Query.parse("this or that").expression()).containsInstanceOf(All.class);
        }

        @Test
        void aFieldMayHaveOneOfSeveralValues() {
            assertThat(Query.parse("tag:vip,\"two words\"").expression())
                    .contains(new Condition(
                            FieldName.of(Field.TAG),
                            Operator.IS,
                            List.of(Value.of("vip"), Value.of("two words", Form.QUOTED))));
        }

        @Test
        void aRangeHasTwoEnds() {
            assertThat(Query.parse("created:2026-01-01..2026-01-31").expression())
                    .contains(new Condition(
                            FieldName.of(Field.CREATED),
                            Operator.BETWEEN,
                            List.of(Value.of("2026-01-01"), Value.of("2026-01-31"))));
        }

        @Test
        void fieldsOfOurOwnHaveAPrefix() {
            assertThat(Query.parse("field.serial:a7").expression())
                    .contains(new Condition(FieldName.custom("serial"), Operator.IS, List.of(Value.of("a7"))));
        }

        @Test
        void starsAndTildesMakeWordsLooser() {
            assertThat(Query.parse("print* pritner~").expression())
                    .contains(new All(List.of(
                            new Words(Value.of("print", Form.PREFIX)), new Words(Value.of("pritner", Form.SIMILAR)))));
        }

        @Test
        void addressesOfTheWebAreWords() {
            assertThat(Query.parse("https://example.org/a?b=c").expression())
                    .contains(new Words(Value.of("https://example.org/a?b=c")));
        }

        @Test
        void hyphensInsideAWordStayInIt() {
            assertThat(Query.parse("e-mail").expression()).contains(new Words(Value.of("e-mail")));
        }
    }

    @Nested
    class Writing {

        @Test
        void superfluousBracketsAndWordsDisappear() {
            assertThat(Query.parse("((status:open) AND (NOT (spam)))  OR  (x)"))
                    .hasToString("(status:open -spam) OR x");
        }

        @Test
        void bracketsThatAreNeededStay() {
            assertThat(Query.parse("a (b OR c)")).hasToString("a (b OR c)");
        }
    }

    @Nested
    class Refusing {

        @Test
        void itNamesTheFieldThatWasMeant() {
            assertThatThrownBy(() -> Query.parse("open stauts:open")).isInstanceOfSatisfying(QuerySyntax.class, e -> {
                assertThat(e.offset()).isEqualTo(5);
                assertThat(e.length()).isEqualTo(6);
                assertThat(e.sentence()).contains("no field stauts").contains("Did you mean status?");
            });
        }

        @Test
        void itPointsAtWhatIsWrong() {
            refuses("(a", 0, 1, "never closed");
            refuses("a)", 1, 1, "closes nothing");
            refuses("a \"b", 2, 1, "never closed");
            refuses("a OR", 4, 0, "missing at the end");
            refuses("OR a", 0, 2, "both sides");
            refuses("a AND OR b", 6, 2, "both sides");
            refuses("- a", 0, 1, "right behind the minus");
            refuses("()", 0, 2, "nothing between");
            refuses("\"  \"", 0, 4, "nothing between");
            refuses("status:", 7, 0, "missing behind status:");
            refuses("tag:a,", 6, 0, "missing behind tag:");
            refuses("tag:a, b", 6, 0, "missing behind tag:");
            refuses("team>billing", 0, 4, "cannot be compared");
            refuses("created>soon", 8, 4, "is no time");
            refuses("created:2026-02-30", 8, 10, "is no time");
            refuses("created:2026-01-01..", 18, 2, "a beginning and an end");
            refuses("priority>low,high", 12, 1, "one value only");
            refuses("has:atachment", 4, 9, "Did you mean attachment?");
            refuses("is:urgent", 3, 6, "It can be");
            refuses("channel:pigeon", 8, 6, "mail, portal, api, desk");
            refuses("a && b", 2, 2, "no letter and no digit");
            refuses("tag:vip~", 4, 4, "as it is");
            refuses("field.:x", 0, 6, "key of a field");
        }

        @Test
        void aQueryHasBounds() {
            refuses("x".repeat(4001), 4000, 0, "at most 4000");
            refuses("(".repeat(60) + "a" + ")".repeat(60), 51, 1, "50 deep");
            refuses("a ".repeat(300), 400, 1, "at most 200 parts");
        }

        private static void refuses(String text, int offset, int length, String because) {
            assertThatThrownBy(() -> Query.parse(text)).isInstanceOfSatisfying(QuerySyntax.class, e -> {
                assertThat(e.sentence()).contains(because);
                assertThat(List.of(e.offset(), e.length())).as(text).containsExactly(offset, length);
            });
        }
    }

    @Nested
    class Widening {

        @Test
        void wordsAndNamesBecomeSimilar() {
            assertThat(Query.parse("pritner status:open customer:smiht -spam").widened())
                    .contains(Query.parse("pritner~ status:open customer:smiht~ -spam"));
        }

        @Test
        void phrasesAndNumbersStayAsTheyAre() {
            assertThat(Query.parse("\"printer jam\" 10042 print* status:open").widened())
                    .isEmpty();
        }
    }

    @Nested
    class WithAndWithout {

        @Test
        void whatAnotherAsksForIsIncludedWhereverItStands() {
            var query = Query.parse("a status:open -tag:vip");

            assertThat(query.includes(Query.parse("-tag:vip a"))).isTrue();
            assertThat(query.includes(Query.parse("tag:vip"))).isFalse();
            assertThat(Query.parse("a OR status:open").includes(Query.parse("status:open")))
                    .isFalse();
        }

        @Test
        void whatAnotherAsksForIsTakenOut() {
            assertThat(Query.parse("a status:open b").without(Query.parse("status:open")))
                    .isEqualTo(Query.parse("a b"));
            assertThat(Query.parse("a").without(Query.parse("a"))).isEqualTo(Query.ALL);
            assertThat(Query.parse("a OR b").without(Query.parse("a"))).isEqualTo(Query.parse("a OR b"));
        }
    }
}
