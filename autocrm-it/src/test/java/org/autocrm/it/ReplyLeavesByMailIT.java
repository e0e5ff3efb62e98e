package org.autocrm.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(OnStage.class)
class ReplyLeavesByMailIT {

    @Test
    void theAnswerIsInTheCustomersMailboxThreadedWithBothParts(Stage stage) {
        var customer = Post.newAddress();
        stage.post().welcome(customer);
        var subject = Post.newSubject("Question");
        var id = stage.post().send(customer, subject, "How?");
        Await.until(() -> assertThat(stage.post().inbox(customer)).hasSize(1));
        var number = stage.api().ticketsAbout(subject).get(0);

        stage.api()
                .post(
                        "/tickets/" + number + "/messages",
                        "{\"kind\":\"reply\",\"html\":\"<p>Open the <b>rear</b> tray.</p>\"}");

        Await.until(() -> assertThat(stage.post().inbox(customer)).hasSize(2));
        var acknowledgement = stage.post().inbox(customer).get(0);
        var answer = stage.post().inbox(customer).get(1);
        assertThat(answer.subject()).isEqualTo("[#" + number + "] " + subject);
        assertThat(answer.references()).contains("<" + id + ">", acknowledgement.id());
        assertThat(answer.inReplyTo()).isEqualTo(acknowledgement.id());
        assertThat(answer.contentType()).startsWith("multipart/alternative");
        assertThat(answer.raw()).contains("Open the rear tray.", "<b>rear</b>");
        assertThat(answer.autoSubmitted()).isEmpty();
        Await.until(
                () -> assertThat(stage.api().messages(number, "reply").get(0).getString("delivery"))
                        .isEqualTo("sent"));
    }

    @Test
    void theCustomersAnswerToOurMailContinuesTheTicketAndReopensIt(Stage stage) {
        var customer = Post.newAddress();
        stage.post().welcome(customer);
        var number = stage.api().open(customer, "Asked by API", "How?");
        stage.api().reply(number, "Like this.");
        Await.until(() -> assertThat(stage.post().inbox(customer)).hasSize(1));
        assertThat(stage.api().ticket(number).getString("status")).isEqualTo("waiting");

        var ours = stage.post().inbox(customer).get(0);
        stage.post().send(customer, "Re: " + ours.subject(), "It does not help.", "In-Reply-To: " + ours.id());

        Await.until(() -> assertThat(stage.api().messages(number, "received")).hasSize(2));
        assertThat(stage.api().ticket(number).getString("status")).isEqualTo("open");
    }

    @Test
    void whileTheMailServerIsAwayAnAnswerIsDelayedAndThenLeavesOnce(Stage stage) {
        var customer = Post.newAddress();
        stage.post().welcome(customer);
        var number = stage.api().open(customer, "Mail server away", "Hello?");

        stage.smtp().shut();
        try {
            stage.api().reply(number, "As soon as we can.");
            Await.until(() -> assertThat(
                            stage.api().messages(number, "reply").get(0).getString("delivery"))
                    .isEqualTo("delayed"));
            assertThat(stage.api().messages(number, "reply").get(0).getString("deliveryReason"))
                    .isNotBlank();
        } finally {
            stage.smtp().open();
        }

        Await.until(
                () -> assertThat(stage.api().messages(number, "reply").get(0).getString("delivery"))
                        .isEqualTo("sent"));
        assertThat(stage.post().inbox(customer)).hasSize(1);
    }

    @Test
    void whatFailedToTheLastTryIsDeadUntilAnAdministratorReplaysIt(Stage stage) {
        var customer = Post.newAddress();
        stage.post().welcome(customer);
        var number = stage.api().open(customer, "Dead letter", "Hello?");
        var dead =
                "select count(*) from failed_follow_up f join event e on e.id = f.event_id where f.dead and e.ticket = ?";

        stage.smtp().shut();
        try {
            stage.api().reply(number, "Too late.");
            Await.until(
                    Duration.ofMinutes(3),
                    () -> assertThat(stage.sql().number(dead, number)).isEqualTo(1));
        } finally {
            stage.smtp().open();
        }
        assertThat(stage.post().inbox(customer)).isEmpty();
        Await.until(
                () -> assertThat(stage.api().messages(number, "reply").get(0).getString("delivery"))
                        .isEqualTo("failed"));

        try (var browser = Desk.logIn(stage, DemoPeople.ADMINISTRATOR)) {
            browser.replay(number);
        }

        Await.until(() -> assertThat(stage.post().inbox(customer)).hasSize(1));
        assertThat(stage.api().messages(number, "reply").get(0).getString("delivery"))
                .isEqualTo("sent");
        var listed = "select count(*) from failed_follow_up f join event e on e.id = f.event_id where e.ticket = ?";
        Await.until(() -> assertThat(stage.sql().number(listed, number)).isZero());
    }
}
