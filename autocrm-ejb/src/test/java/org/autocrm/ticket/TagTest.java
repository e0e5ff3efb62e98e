package org.autocrm.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TagTest {

    @ParameterizedTest
    @CsvSource({"VIP, vip", "' late   delivery ', late-delivery", "#vip, vip", "Größe, größe", "a/b, a/b"})
    void allSpellingsAreOne(String typed, String tag) {
        assertThat(Tag.in(typed)).contains(tag);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a,b", "\"a\"", "a:b", "(a)", "a\0b", "#"})
    void whatAQueryCouldNotNameIsNone(String typed) {
        assertThat(Tag.in(typed)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"50, true", "51, false"})
    void hasAtMostFiftyCharacters(int length, boolean isTag) {
        assertThat(Tag.in("x".repeat(length)).isPresent()).isEqualTo(isTag);
    }
}
