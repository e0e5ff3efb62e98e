package org.autocrm.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OffSealTest {

    private final OffSeal seal = new OffSeal("a key".getBytes(StandardCharsets.US_ASCII));

    @Test
    void aTokenSaysWhatItSwitchesOffAndForWhom() {
        var token = new OffToken(7, NoticeKind.STATUS_CHANGED, Set.of(Relation.MINE, Relation.ALL));

        assertThat(seal.open(seal.sign(token))).contains(token);
        assertThat(seal.open(seal.sign(OffToken.collected(7)))).contains(OffToken.collected(7));
    }

    @Test
    void aTokenForSomebodyElseCannotBeMade() {
        var signed = seal.sign(OffToken.collected(7));

        assertThat(seal.open(signed.replaceFirst("7", "8"))).isEmpty();
        assertThat(new OffSeal("another".getBytes(StandardCharsets.US_ASCII)).open(signed))
                .isEmpty();
        assertThat(seal.open("")).isEmpty();
    }
}
