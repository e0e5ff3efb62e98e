package org.autocrm.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.autocrm.ticket.FieldType.NoValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FieldTypeTest {

    private static final List<String> COLOURS = List.of("red", "green", "blue");

    @ParameterizedTest
    @CsvSource({
        "TEXT, ' a b ', a b",
        "NUMBER, 12.50, 12.5",
        "NUMBER, -0.0, 0",
        "NUMBER, 1e3, 1000",
        "DATE, 2026-03-02, 2026-03-02",
        "BOOLEAN, TRUE, true",
        "URL, https://example.org/a?b=1, https://example.org/a?b=1"
    })
    void equalValuesBecomeEqualTexts(FieldType type, String typed, String canonical) {
        assertThat(type.values(List.of(typed), List.of())).containsExactly(canonical);
    }

    @ParameterizedTest
    @CsvSource({
        "NUMBER, twelve",
        "NUMBER, 1e999999999",
        "NUMBER, 12345678901234567890123456789012345678901",
        "DATE, 2026-02-30",
        "DATE, 02.03.2026",
        "DATE, +10000-01-01",
        "BOOLEAN, yes",
        "URL, javascript:alert(1)",
        "URL, example.org",
        "URL, https:///path",
        "URL, https://exa mple.org"
    })
    void whatIsNoValueOfTheTypeIsRefused(FieldType type, String typed) {
        assertThatExceptionOfType(NoValue.class).isThrownBy(() -> type.values(List.of(typed), List.of()));
    }

    @Test
    void aTextHasAnEnd() {
        assertThatExceptionOfType(NoValue.class)
                .isThrownBy(() -> FieldType.TEXT.values(List.of("x".repeat(2001)), List.of()));
        assertThat(FieldType.TEXT.values(List.of("x\0y"), List.of())).containsExactly("xy");
    }

    @Test
    void oneFieldHasOneValue() {
        assertThatExceptionOfType(NoValue.class).isThrownBy(() -> FieldType.TEXT.values(List.of("a", "b"), List.of()));
        assertThatExceptionOfType(NoValue.class)
                .isThrownBy(() -> FieldType.CHOICE.values(List.of("red", "blue"), COLOURS));
    }

    @Test
    void nothingEmptiesTheField() {
        assertThat(FieldType.NUMBER.values(List.of(" "), List.of())).isEmpty();
        assertThat(FieldType.MULTI_CHOICE.values(List.of(), COLOURS)).isEmpty();
    }

    @Test
    void aChoiceIsOneOfTheChoices() {
        assertThat(FieldType.CHOICE.values(List.of("red"), COLOURS)).containsExactly("red");
        assertThatExceptionOfType(NoValue.class)
                .isThrownBy(() -> FieldType.CHOICE.values(List.of("yellow"), COLOURS))
                .satisfies(refusal -> assertThat(refusal.reason()).isEqualTo("must be one of red, green, blue"));
    }

    @Test
    void severalChoicesStandInTheOrderOfTheChoicesAndOnce() {
        assertThat(FieldType.MULTI_CHOICE.values(List.of("blue", "red", "blue"), COLOURS))
                .containsExactly("red", "blue");
    }
}
