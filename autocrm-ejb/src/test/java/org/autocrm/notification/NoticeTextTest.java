package org.autocrm.notification;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NoticeTextTest {

    @Test
    void eachKindHasASentenceWhoeverDidIt() {
        assertThat(NoticeKind.values())
                .allSatisfy(kind -> assertThat(NoticeText.sentence(kind, false, "", "Open"))
                        .endsWith(".")
                        .doesNotStartWith(" "))
                .allSatisfy(kind -> assertThat(NoticeText.sentence(kind, true, "Ann Lee", "Open"))
                        .endsWith("."));
    }

    @Test
    void longWordsEndBetweenTwoOfThem() {
        assertThat(NoticeText.beginning("word ".repeat(1_000)))
                .hasSizeLessThan(2_010)
                .endsWith("word …");
        assertThat(NoticeText.beginning(" short ")).isEqualTo("short");
    }
}
