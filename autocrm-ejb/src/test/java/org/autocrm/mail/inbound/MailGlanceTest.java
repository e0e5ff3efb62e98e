package org.autocrm.mail.inbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import org.junit.jupiter.api.Test;

class MailGlanceTest {

    @Test
    void tellsWhoWroteAndAboutWhat() {
        var mail = glance("From: Ann Lee <Ann@Example.org>\nSubject: =?utf-8?q?Gr=C3=BC=C3=9Fe?=\n an alle\n\nHello");

        assertThat(mail.author()).isEqualTo("ann@example.org");
        assertThat(mail.subject()).isEqualTo("Grüße an alle");
    }

    @Test
    void showsWhatStandsInTheAuthorsPlace() {
        assertThat(glance("From: nobody \u0001at all\n\n").author()).isEqualTo("nobody at all");
        assertThat(glance("Subject: x\n\nFrom: ann@example.org").author()).isEmpty();
    }

    @Test
    void takesTheTopmostOfTwo() {
        assertThat(glance("Subject: one\nSubject: two\n\n").subject()).isEqualTo("one");
    }

    @Test
    void isNotHeldUpByWhatIsAbsurdlyLong() {
        var mail = glance("From: " + "a".repeat(200_000) + "\nSubject: " + "=?utf-8?q?".repeat(20_000) + "\n\n");

        assertThatNoException().isThrownBy(mail::author);
        assertThat(mail.subject()).hasSizeLessThanOrEqualTo(500);
    }

    private static MailGlance glance(String mail) {
        return MailGlance.at(Mails.raw(mail));
    }
}
