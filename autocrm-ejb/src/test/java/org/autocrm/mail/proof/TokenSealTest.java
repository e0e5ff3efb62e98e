package org.autocrm.mail.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TokenSealTest {

    private final TokenSeal seal = new TokenSeal(new byte[] {1, 2, 3});

    @Test
    void whatWasSignedIsReadAgainInAnyCase() {
        var random = new Random(20_261_128);
        for (int i = 0; i < 2_000; i++) {
            var message = 1 + (random.nextLong() >>> (2 + random.nextInt(60)));
            var id = 1 + (random.nextLong() >>> (2 + random.nextInt(60)));
            assertThat(new MailToken[] {
                        MailToken.toAgent(message, id), MailToken.toCustomer(message, id), MailToken.toSeveral(message)
                    })
                    .allSatisfy(token -> {
                        assertThat(seal.open(seal.sign(token))).contains(token);
                        assertThat(seal.open(seal.sign(token).toUpperCase(Locale.ROOT)))
                                .contains(token);
                    });
        }
    }

    @Test
    void noCharacterOfItCanBeAnother() {
        var signed = seal.sign(MailToken.toAgent(4711, 12));

        assertThat(IntStream.range(0, signed.length())
                        .mapToObj(at -> signed.substring(0, at)
                                + (signed.charAt(at) == '1' ? '2' : '1')
                                + signed.substring(at + 1)))
                .allSatisfy(changed -> assertThat(seal.open(changed)).isEmpty());
    }

    @Test
    void anotherKeyOpensNothing() {
        assertThat(new TokenSeal(new byte[] {1, 2, 4}).open(seal.sign(MailToken.toSeveral(4711))))
                .isEmpty();
    }

    @Test
    void itFitsIntoTheLocalPartOfAnAddress() {
        assertThat(seal.sign(MailToken.toCustomer(99_999_999_999L, 9_999_999_999L)))
                .hasSizeLessThanOrEqualTo(44)
                .matches("[a-z0-9-]+");
    }

    @Test
    void whatGoesToSeveralNamesNobody() {
        assertThatThrownBy(() -> new MailToken(1, MailToken.Holder.SEVERAL, 7))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new MailToken(1, MailToken.Holder.AGENT, 0))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
