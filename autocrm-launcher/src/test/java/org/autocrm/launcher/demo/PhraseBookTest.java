package org.autocrm.launcher.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.autocrm.launcher.demo.Turn.Who;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PhraseBookTest {

    private static final Set<String> ALWAYS_THERE =
            Set.of("customer", "first", "organization", "sign", "agent", "agentname", "team", "number");

    static Stream<PhraseBook> books() {
        return new TreeSet<>(PhraseBook.SHARE.keySet()).stream().map(PhraseBook::of);
    }

    @Nested
    class TheTexts {

        static Stream<PhraseBook> books() {
            return PhraseBookTest.books();
        }

        @ParameterizedTest
        @MethodSource("books")
        void fillEverySlot(PhraseBook book) {
            for (Scenario scenario : book.scenarios()) {
                assertThat(slots(scenario))
                        .as(book.language() + ", " + scenario.name())
                        .allMatch(slot -> isKnown(slot, book, scenario));
            }
        }

        @ParameterizedTest
        @MethodSource("books")
        void useEveryPhrase(PhraseBook book) {
            for (Scenario scenario : book.scenarios()) {
                var slots = slots(scenario);
                scenario.phrases()
                        .values()
                        .forEach(phrase -> phrase.options().forEach(option -> slots.addAll(option.slots())));
                assertThat(slots)
                        .as(book.language() + ", " + scenario.name())
                        .containsAll(scenario.phrases().keySet());
            }
        }

        @ParameterizedTest
        @MethodSource("books")
        void beginWithTheCustomerAndEndWithTheAgent(PhraseBook book) {
            for (Scenario scenario : book.scenarios()) {
                var turns = scenario.turns();
                var last =
                        turns.stream().filter(turn -> turn.who() != Who.THANKS).reduce((a, b) -> b);

                assertThat(turns.get(0).who()).as(scenario.name()).isEqualTo(Who.CUSTOMER);
                assertThat(turns.get(0).maybe()).as(scenario.name()).isEmpty();
                assertThat(last.orElseThrow().who()).as(scenario.name()).isEqualTo(Who.AGENT);
                assertThat(scenario.subjects()).as(scenario.name()).isNotEmpty();
            }
        }

        @ParameterizedTest
        @MethodSource("books")
        void answerBeforeTheyGiveThanks(PhraseBook book) {
            for (Scenario scenario : book.scenarios()) {
                var who = scenario.turns().stream().map(Turn::who).toList();
                int thanks = who.indexOf(Who.THANKS);

                assertThat(thanks).as(scenario.name()).isIn(-1, who.size() - 1);
            }
        }

        @ParameterizedTest
        @MethodSource("books")
        void haveSomebodyWhoWritesThemAndATeamThatAnswers(PhraseBook book) {
            var staff = Staff.read();
            var customers = Customers.read(new Draw(1)).all();
            for (Scenario scenario : book.scenarios()) {
                assertThat(Trades.ALL).as(scenario.name()).containsAll(scenario.from());
                assertThat(customers)
                        .as(scenario.name())
                        .anyMatch(customer -> customer.language().equals(book.language())
                                && scenario.from().contains(customer.trade()));
                assertThat(staff.speaking(book.language(), staff.team(scenario.team())))
                        .as(scenario.name())
                        .isNotEmpty();
            }
        }

        private static boolean isKnown(String slot, PhraseBook book, Scenario scenario) {
            return ALWAYS_THERE.contains(slot)
                    || slot.matches("[#^]+|(past|next|weekday) \\d+")
                    || book.phrase(scenario, slot) != null;
        }

        private static Set<String> slots(Scenario scenario) {
            var slots = new HashSet<String>();
            scenario.subjects().forEach(subject -> slots.addAll(subject.slots()));
            scenario.turns().forEach(turn -> turn.texts().forEach(text -> slots.addAll(text.slots())));
            return slots;
        }
    }

    @Nested
    class TheLanguages {

        private static final Map<String, Integer> AT_LEAST =
                Map.of("en", 24, "de", 10, "fr", 6, "es", 6, "it", 6, "nl", 6);

        @Test
        void haveEnoughScenarios() {
            books().forEach(book -> assertThat(book.scenarios())
                    .as(book.language())
                    .hasSizeGreaterThanOrEqualTo(AT_LEAST.getOrDefault(book.language(), 99)));
        }

        @Test
        void haveThePhrasesThatAreAskedForByName() {
            books().forEach(book ->
                    assertThat(book.phrases()).as(book.language()).containsKeys("acknowledgement", "chase", "late"));
            assertThat(PhraseBook.of("en").phrases()).containsKey("handover");
        }
    }

    @Nested
    class TheForm {

        @Test
        void keepsALetForTheWholeTicketAndDrawsAnAnyAnew() {
            var book = new PhraseBookReader("en").read(List.of("let a: 1 | 2", "any b: 1 | 2"));

            assertThat(book.phrases())
                    .hasEntrySatisfying("a", phrase -> assertThat(phrase.kept()).isTrue());
            assertThat(book.phrases())
                    .hasEntrySatisfying("b", phrase -> assertThat(phrase.kept()).isFalse());
        }

        @Test
        void knowsWhoSpeaksAfterHowLongAndWithWhom() {
            var book = new PhraseBookReader("en")
                    .read(List.of(
                            "== late",
                            "subject: Late",
                            "-- customer",
                            "Where is it?",
                            "-- colleague of Logistics",
                            "Found it.",
                            "-- agent",
                            "Here.",
                            "-- or",
                            "There.",
                            "-- customer after 24 maybe came",
                            "It came.",
                            "-- agent came",
                            "Good."));
            var turns = book.scenarios().get(0).turns();

            assertThat(turns)
                    .extracting(Turn::who)
                    .containsExactly(Who.CUSTOMER, Who.COLLEAGUE, Who.AGENT, Who.CUSTOMER, Who.AGENT);
            assertThat(turns.get(1).team()).isEqualTo("Logistics");
            assertThat(turns.get(2).texts()).hasSize(2);
            assertThat(turns.get(3).after()).isEqualTo(24);
            assertThat(turns.get(3).maybe()).isEqualTo(turns.get(4).maybe());
        }
    }
}
