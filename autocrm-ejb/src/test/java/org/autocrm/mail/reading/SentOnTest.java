package org.autocrm.mail.reading;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SentOnTest {

    @Test
    void isFoundBelowWhatGmailWrites() {
        var sent = SentOn.in("""
                        Please take care of this one.

                        ---------- Forwarded message ---------
                        From: Ann Lee <ann@example.org>
                        Date: Mon, 2 Mar 2026 at 09:00
                        Subject: The lift is stuck
                        To: Ben Okri <ben@desk.example>


                        Hello Ben,

                        the lift is stuck again.
                        """).orElseThrow();

        assertThat(sent.said()).isEqualTo("Please take care of this one.");
        assertThat(sent.author()).hasToString("ann@example.org");
        assertThat(sent.name()).isEqualTo("Ann Lee");
        assertThat(sent.subject()).isEqualTo("The lift is stuck");
        assertThat(sent.text()).isEqualTo("Hello Ben,\n\nthe lift is stuck again.");
    }

    @Test
    void isFoundBelowWhatOutlookWritesInGerman() {
        var sent = SentOn.in("""
                        Von: Ann Lee [mailto:ann@example.org]
                        Gesendet: Montag, 2. März 2026 09:00
                        An: Ben Okri
                        Betreff: Der Aufzug steckt

                        Guten Tag
                        """).orElseThrow();

        assertThat(sent.said()).isEmpty();
        assertThat(sent.name()).isEqualTo("Ann Lee");
        assertThat(sent.author()).hasToString("ann@example.org");
        assertThat(sent.subject()).isEqualTo("Der Aufzug steckt");
        assertThat(sent.text()).isEqualTo("Guten Tag");
    }

    @Test
    void isFoundWhereAppleMailQuotesIt() {
        var sent = SentOn.in("""
                        Yours?

                        Begin forwarded message:

                        > From: "Lee, Ann" <ann@example.org>
                        > Subject: Lift
                        > Date: 2 March 2026 at 09:00:00 CET
                        > To: ben@desk.example
                        >
                        > It is stuck.
                        """).orElseThrow();

        assertThat(sent.said()).isEqualTo("Yours?");
        assertThat(sent.name()).isEqualTo("Lee, Ann");
        assertThat(sent.text()).isEqualTo("It is stuck.");
    }

    @Test
    void isNoneWhereTheAddressOfItsAuthorIsNotSaid() {
        assertThat(SentOn.in("""
                        From: Ann Lee
                        Sent: Monday, 2 March 2026 09:00
                        To: Ben Okri
                        Subject: Lift

                        It is stuck.
                        """)).isEmpty();
        assertThat(SentOn.in("Hello, the lift is stuck.")).isEmpty();
    }
}
