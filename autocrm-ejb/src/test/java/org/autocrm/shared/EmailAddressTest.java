package org.autocrm.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTest {

    @Test
    void twoSpellingsOfOneMailboxAreEqual() {
        assertThat(new EmailAddress(" Ann@Example.ORG ")).isEqualTo(new EmailAddress("ann@example.org"));
    }

    @Test
    void isLowerCaseInEveryCountry() {
        assertThat(new EmailAddress("INFO@EXAMPLE.ORG")).hasToString("info@example.org");
    }

    @Test
    void knowsItsDomain() {
        assertThat(new EmailAddress("ann@example.org").domain()).isEqualTo("example.org");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a@b", "ann+desk@example.org", "o'neil@example.org", "jürgen@bücher.example", "a/b=c@x-y.z"})
    void isWhateverMailServersTake(String text) {
        assertThat(EmailAddress.in(text)).contains(new EmailAddress(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ann",
                "@example.org",
                "ann@",
                "ann@@example.org",
                "ann lee@example.org",
                "<ann@example.org>",
                "ann@example.org,ben@example.org",
                "ann@example.org;ben@example.org",
                "\"ann\"@example.org",
                "ann@example.org\r\nBcc: ben@example.org",
                "ann\0@example.org"
            })
    void isNothingThatCouldBreakAHeader(String text) {
        assertThat(EmailAddress.in(text)).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> new EmailAddress(text));
    }

    @Test
    void carriesADetailBehindItsLastPlus() {
        var ours = new EmailAddress("support+north@example.org");

        assertThat(ours.detail()).contains("north");
        assertThat(ours.withoutDetail()).hasToString("support@example.org");
        assertThat(ours.withDetail("m1-s0")).hasToString("support+m1-s0@example.org");
        assertThat(new EmailAddress("support@example.org").detail()).isEmpty();
        assertThat(new EmailAddress("+@example.org").withoutDetail()).hasToString("+@example.org");
    }

    @Test
    void goesWithoutADetailForWhichMailServersHaveNoRoom() {
        var ours = new EmailAddress("a".repeat(60) + "@example.org");

        assertThat(ours.withDetail("bcd")).hasToString("a".repeat(60) + "+bcd@example.org");
        assertThat(ours.withDetail("bcde")).isEqualTo(ours);
    }

    @Test
    void isNoLongerThanMailServersTake() {
        var domain = "@example.org";

        assertThat(EmailAddress.in("a".repeat(254 - domain.length()) + domain)).isPresent();
        assertThat(EmailAddress.in("a".repeat(255 - domain.length()) + domain)).isEmpty();
    }
}
