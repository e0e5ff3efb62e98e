package org.autocrm.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class TokensTest {

    @RepeatedTest(20)
    void areSafeInAddressesAndMessageIds() {
        assertThat(Tokens.random()).matches("[A-Za-z0-9_-]{32}");
    }

    @Test
    void areNeverTheSameTwice() {
        assertThat(Stream.generate(Tokens::random).limit(10_000)).doesNotHaveDuplicates();
    }

    @Test
    void haveTheHashThatEveryoneComputes() {
        assertThat(Tokens.sha256("abc"))
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"); // FIPS 180-2, B.1
    }

    @Test
    void areHashedAsUtf8() {
        assertThat(Tokens.sha256("ü")).isEqualTo(Tokens.sha256(new String(new char[] {0xFC})));
        assertThat(Tokens.sha256("ü")).isNotEqualTo(Tokens.sha256("u"));
    }
}
