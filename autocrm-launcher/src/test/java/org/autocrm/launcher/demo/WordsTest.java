package org.autocrm.launcher.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class WordsTest {

    private static final Instant MONDAY = Instant.parse("2026-03-02T09:00:00Z");

    @Test
    void aSlotIsFilled() {
        assertThat(tell("Hello {first}!")).isEqualTo("Hello Ruth!");
    }

    @Test
    void oneOfTheAlternativesIsTaken() {
        assertThat(tell("[a|b [c|d]|] end")).isIn("a end", "b c end", "b d end", " end");
    }

    @Test
    void aValueThatStartsASentenceIsWrittenWithACapital() {
        assertThat(tell("Look. {thing} is broken, the {thing}.")).isEqualTo("Look. Pump is broken, the pump.");
    }

    @Test
    void slotsThatBelongTogetherShowTheSamePlaceOfTheirLists() {
        assertThat(tell("{wanted}/{got}")).isIn("42/40", "oak/walnut");
    }

    @Test
    void aDayToComeIsAWorkingDayAndStaysTheSame() {
        assertThat(tell("{next 5} {weekday 5} {next 5}")).isEqualTo("9 March Monday 9 March");
    }

    @Test
    void aDayThatIsOverMakesTheTellingOutOfDate() {
        var telling = telling();
        telling.value("next 2");
        assertThat(telling.isOutOfDate()).isFalse();

        telling.phrase("later", MONDAY.plusSeconds(86_400 * 7));

        assertThat(telling.isOutOfDate()).isTrue();
    }

    @Test
    void whatIsNotClosedIsRefused() {
        assertThatThrownBy(() -> Words.parse("[a|b")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Words.parse("{a")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Words.parse("a]")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anUnknownSlotIsRefused() {
        assertThatThrownBy(() -> tell("{nothing}")).hasMessageContaining("{nothing}");
    }

    private static String tell(String words) {
        return Words.parse(words).tell(telling());
    }

    private static Telling telling() {
        var book = new PhraseBookReader("en")
                .read(List.of(
                        "dates: d MMMM",
                        "any later: until {next 2}",
                        "== example",
                        "subject: Example",
                        "let thing: pump",
                        "let wanted & got: 42 & 40 | oak & walnut",
                        "-- customer",
                        "Hello",
                        "-- agent",
                        "Hello"));
        return new Telling(book, book.scenarios().get(0), new Draw(1), MONDAY).with("first", "Ruth");
    }
}
