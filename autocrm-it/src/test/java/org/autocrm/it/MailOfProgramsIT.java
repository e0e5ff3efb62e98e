package org.autocrm.it;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Mails that no person wrote, and what persons write around what they say. */
@ExtendWith(OnStage.class)
class MailOfProgramsIT {

    @Test
    void anAnswerThatComesBackIsUndeliveredAndItsTicketIsOpenAgain(Stage stage) {
        var customer = Post.newAddress();
        stage.post().welcome(customer);
        var number = stage.api().open(customer, "Where is my order?", "I wait.");
        var answer = answered(stage, customer, number);
        Await.until(
                () -> assertThat(stage.api().ticket(number).getString("status")).isEqualTo("waiting"));

        var id = "bounce-" + number + "@mx.example.org";
        stage.post().send("mailer-daemon@mx.example.org", """
                Return-Path: <>
                From: Mail Delivery System <mailer-daemon@mx.example.org>
                To: support@autocrm.example
                Message-ID: <%s>
                Subject: Undelivered Mail Returned to Sender
                MIME-Version: 1.0
                Content-Type: multipart/report; report-type=delivery-status; boundary="b"

                --b
                Content-Type: text/plain

                Your mail could not be delivered.
                --b
                Content-Type: message/delivery-status

                Reporting-MTA: dns; mx.example.org

                Final-Recipient: rfc822; %s
                Action: failed
                Status: 5.1.1
                Diagnostic-Code: smtp; 550 5.1.1 no such mailbox here
                --b
                Content-Type: text/rfc822-headers

                Message-ID: <%s>
                Subject: Where is my order?
                --b--
                """.formatted(id, customer, answer));

        Await.until(
                () -> assertThat(stage.api().messages(number, "reply").get(0).getString("delivery"))
                        .isEqualTo("bounced"));
        assertThat(stage.api().messages(number, "reply").get(0).getString("deliveryReason"))
                .contains("no such mailbox here");
        assertThat(stage.api().ticket(number).getString("status")).isEqualTo("open");
        assertThat(stage.sql().text("select mail_returns_reason from customer where email = ?", customer))
                .contains("no such mailbox here");
        Await.until(() -> assertThat(
                        stage.sql().text("select state || ' ' || ticket from stored_mail where mail_id = ?", id))
                .isEqualTo("KEPT_OUT " + number));
        try (var desk = Desk.logIn(stage, DemoPeople.AGENT)) {
            desk.openTicket(number);
            assertThat(desk.page().locator(".message.REPLY .badge.BOUNCED").innerText())
                    .isEqualTo("Came back");
            assertThat(desk.page().locator(".mail-returns").innerText()).contains("no such mailbox here");
            assertThat(desk.complaints()).isEmpty();
        }

        var back = Post.newSubject("I am here again");
        stage.post().send(customer, back, "My mailbox was full.");
        Await.until(() -> assertThat(stage.api().ticketsAbout(back)).hasSize(1));
        assertThat(stage.sql()
                        .number(
                                "select count(*) from customer where email = ? and mail_returns_since is not null",
                                customer))
                .isZero();
    }

    @Test
    void anOutOfOfficeAnswerIsKeptOnItsTicketAndChangesNothing(Stage stage) {
        var customer = Post.newAddress();
        stage.post().welcome(customer);
        var number = stage.api().open(customer, "One question", "Is it safe?");
        var answer = answered(stage, customer, number);

        stage.post()
                .send(
                        customer,
                        "Automatic reply: One question",
                        "I am away until Monday.",
                        "Auto-Submitted: auto-replied",
                        "In-Reply-To: <" + answer + ">");

        Await.until(() -> assertThat(stage.api().messages(number, "automatic")).hasSize(1));
        assertThat(stage.api().ticket(number).getString("status")).isEqualTo("waiting");
        assertThat(stage.api().messages(number, "received")).hasSize(1);
        assertThat(stage.post().inbox(customer)).hasSize(1);
    }

    @Test
    void whatACustomerRepeatsStandsApartFromWhatTheyWrote(Stage stage) {
        var customer = Post.newAddress();
        stage.post().welcome(customer);
        var number = stage.api().open(customer, "The lamp blinks", "Why?");
        var answer = answered(stage, customer, number);

        stage.post().send(customer, "Re: The lamp blinks", """
                        It still does.

                        On Mon, 2 Mar 2026 at 09:00, Support <support@autocrm.example> wrote:
                        > Please try again.
                        """, "In-Reply-To: <" + answer + ">");

        Await.until(() -> assertThat(stage.api().messages(number, "received")).hasSize(2));
        var message = stage.api().messages(number, "received").get(1);
        assertThat(message.getString("text")).isEqualTo("It still does.");
        assertThat(message.getString("quotedText")).contains("wrote:", "> Please try again.");
        try (var desk = Desk.logIn(stage, DemoPeople.AGENT)) {
            desk.openTicket(number);
            var quoted = desk.page().locator("#message-" + message.getInt("id") + " details.quoted");
            assertThat(quoted.locator(".words").isVisible()).isFalse();
            quoted.locator("summary").click();
            assertThat(quoted.locator(".words").innerText()).contains("Please try again.");
        }
    }

    /** An agent answers; the Message-ID of the mail that the customer gets. */
    private static String answered(Stage stage, String customer, String number) {
        assertThat(stage.api().reply(number, "Please try again.").status()).isEqualTo(201);
        Await.until(() -> assertThat(stage.post().inbox(customer)).hasSize(1));
        return stage.post().inbox(customer).get(0).id();
    }
}
