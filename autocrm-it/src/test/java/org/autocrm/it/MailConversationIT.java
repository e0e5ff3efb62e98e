package org.autocrm.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Several people write on one ticket by mail: the customer, others, agents. */
@ExtendWith(OnStage.class)
class MailConversationIT {

    private static final Pattern ANSWER_TO = Pattern.compile("(?m)^Reply-To:.*<(support\\+\\S+@\\S+)>");

    @Test
    void whoIsOnTheCopyGetsTheAnswerAndAnswersIt(Stage stage) {
        var customer = Post.newAddress();
        var colleague = Post.newAddress();
        stage.post().welcome(customer);
        stage.post().welcome(colleague);
        var number = opened(stage, customer, "Cc: Bo <" + colleague + ">");

        stage.api().reply(number, "We look into it.");
        Await.until(() -> assertThat(stage.post().inbox(colleague)).hasSize(1));
        var got = stage.post().inbox(colleague).get(0);
        stage.post().send(colleague, "Re: " + got.subject(), "So do I.", "In-Reply-To: " + got.id());

        Await.until(() -> assertThat(stage.api().messages(number, "received")).hasSize(2));
    }

    @Test
    void anAnswerToASignedAddressFindsItsTicketWhoeverSendsIt(Stage stage) {
        var mailbox = stage.sql().number("select id from mailbox where from_settings");
        var customer = Post.newAddress();
        stage.post().welcome(customer);
        assertThat(stage.api()
                        .patch("/mailboxes/" + mailbox, "{\"signedAnswers\": true}")
                        .status())
                .isEqualTo(200);
        try {
            var number = opened(stage, customer);
            Await.until(() -> assertThat(stage.post().inbox(customer)).hasSize(1));
            var acknowledgement = stage.post().inbox(customer).get(0).raw();
            var address = ANSWER_TO
                    .matcher(acknowledgement)
                    .results()
                    .map(found -> found.group(1))
                    .findFirst();
            assertThat(address).as(acknowledgement).isPresent();

            var elsewhere = Post.newAddress();
            stage.post()
                    .send(
                            elsewhere,
                            "From: " + elsewhere + "\nTo: " + address.orElseThrow()
                                    + "\nSubject: From my phone\n\nHere.");

            Await.until(
                    () -> assertThat(stage.api().messages(number, "received")).hasSize(2));
        } finally {
            stage.api().patch("/mailboxes/" + mailbox, "{\"signedAnswers\": false}");
        }
    }

    @Test
    void anAgentAnswersAndCommandsByMail(Stage stage) {
        var customer = Post.newAddress();
        stage.post().welcome(customer);
        var number = opened(stage, customer);

        writesAsAgent(stage, number, "#solve\n#tag lift\n\nIt runs again.", vouchedFor());

        Await.until(() -> assertThat(stage.api().messages(number, "reply")).hasSize(1));
        var ticket = stage.api().ticket(number);
        assertThat(ticket.getString("statusCategory")).isEqualTo("solved");
        assertThat(ticket.getJsonArray("tags").toString()).contains("lift");
        Await.until(() -> assertThat(stage.post().inbox(customer))
                .anySatisfy(mail -> assertThat(mail.raw()).contains("It runs again.")));
    }

    @Test
    void anAgentWhoseMailProvesNothingIsToldSoAndNothingIsDone(Stage stage) {
        stage.post().welcome(DemoPeople.AGENT);
        var number = opened(stage, Post.newAddress());

        var id = writesAsAgent(stage, number, "#close");

        Await.until(() -> assertThat(stage.sql().text("select state from stored_mail where mail_id = ?", id))
                .isEqualTo("SET_ASIDE"));
        assertThat(stage.api().ticket(number).getString("statusCategory")).isEqualTo("open");
        Await.until(() -> assertThat(stage.post().inbox(DemoPeople.AGENT))
                .anySatisfy(
                        mail -> assertThat(mail.subject()).isEqualTo("Not done: your mail about [#" + number + "]")));
    }

    private static String opened(Stage stage, String customer, String... headers) {
        var subject = Post.newSubject("Lift");
        stage.post().send(customer, subject, "The lift is stuck.", headers);
        Await.until(() -> assertThat(stage.api().ticketsAbout(subject)).hasSize(1));
        return stage.api().ticketsAbout(subject).get(0);
    }

    /** Writes as the agent about a ticket, by its number; the Message-ID. */
    private static String writesAsAgent(Stage stage, String number, String text, String... headers) {
        var id = Post.newSubject("agent").replace(' ', '.') + "@example.org";
        stage.post()
                .send(
                        DemoPeople.AGENT,
                        String.join("", headers) + "From: Jonas Weber <" + DemoPeople.AGENT + ">\nMessage-ID: <" + id
                                + ">\nTo: support@autocrm.example\nSubject: Re: [#" + number + "] Lift\n\n" + text);
        return id;
    }

    private static String vouchedFor() {
        return "Authentication-Results: " + Stage.MAIL_SERVER + "; dkim=pass header.d=autocrm.example\n";
    }
}
