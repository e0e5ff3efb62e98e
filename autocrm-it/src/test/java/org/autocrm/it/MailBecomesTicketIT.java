package org.autocrm.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Route;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(OnStage.class)
class MailBecomesTicketIT {

    private static final Duration TEN_SECONDS = Duration.ofSeconds(10);

    @Test
    void aMailIsATicketWithinTenSecondsAndAnAgentHasIt(Stage stage) {
        var subject = Post.newSubject("Printer jams");
        stage.post().send(Post.newAddress(), subject, "It jams on every second page.");

        Await.until(
                TEN_SECONDS, () -> assertThat(stage.api().ticketsAbout(subject)).hasSize(1));
        var number = stage.api().ticketsAbout(subject).get(0);
        assertThat(stage.api().messages(number, "received").get(0).getString("text"))
                .isEqualTo("It jams on every second page.");
        Await.until(() -> assertThat(stage.api().ticket(number)).containsKey("assignee"));
        assertThat(stage.sql().text("select reason from routing_decision where ticket = ?", number))
                .contains("next in turn");
    }

    @Test
    void theCustomerGetsOneAcknowledgementThatNoProgramAnswers(Stage stage) {
        var customer = Post.newAddress();
        stage.post().welcome(customer);
        var subject = Post.newSubject("Where is my order");
        var id = stage.post().send(customer, subject, "Tell me.");

        Await.until(() -> assertThat(stage.post().inbox(customer)).hasSize(1));
        var letter = stage.post().inbox(customer).get(0);
        assertThat(letter.inReplyTo()).isEqualTo("<" + id + ">");
        assertThat(letter.autoSubmitted()).isEqualTo("auto-replied");
        assertThat(letter.subject()).startsWith("[#").endsWith(subject);
    }

    @Test
    void theSameMailDeliveredTwiceIsOneTicket(Stage stage) {
        var subject = Post.newSubject("Twice");
        var customer = Post.newAddress();
        var raw = """
                From: Ann Lee <%s>
                To: support@autocrm.example
                Message-ID: <twice-%s@example.org>
                Subject: %s

                Once is enough.
                """.formatted(customer, customer, subject);
        stage.post().send(customer, "Received: from one.example\n" + raw);
        stage.post().send(customer, "Received: from another.example\n" + raw);

        var kept = "select count(*) from stored_mail where mail_id = ? and state <> 'KEPT'";
        Await.until(() -> assertThat(stage.sql().number(kept, "twice-" + customer + "@example.org"))
                .isEqualTo(2));
        assertThat(stage.api().ticketsAbout(subject)).hasSize(1);
    }

    @Test
    void aMailFetchedAgainIsOneTicket(Stage stage) {
        var subject = Post.newSubject("Fetched again");
        var id = stage.post().send(Post.newAddress(), subject, "Once.");
        Await.until(() -> assertThat(stage.api().ticketsAbout(subject)).hasSize(1));

        var mailbox = stage.sql().number("select id from mailbox where from_settings");
        stage.api().patch("/mailboxes/" + mailbox, "{\"active\": false}");
        Await.until(() -> assertThat(stage.sql()
                        .number(
                                "select count(*) from mailbox_health where mailbox_id = ? and held_until > now()",
                                mailbox))
                .as("nodes that look into it")
                .isZero());

        // as if the ledger knew it from a mailbox that has renumbered its mails since, and all were new again
        stage.sql().run("""
                begin;
                update stored_mail set uidvalidity = uidvalidity - 1;
                update mailbox_position set last_uid = 0;
                commit;
                """);
        stage.api().patch("/mailboxes/" + mailbox, "{\"active\": true}");

        var ended = "select count(*) from stored_mail where mail_id = ? and state <> 'KEPT'";
        Await.until(() -> assertThat(stage.sql().number(ended, id)).isEqualTo(2));
        assertThat(stage.api().ticketsAbout(subject)).hasSize(1);
    }

    @Test
    void aMailOfAProgramIsATicketWithoutAcknowledgementButItsAnswerIsKeptOut(Stage stage) {
        var customer = Post.newAddress();
        stage.post().welcome(customer);
        var alert = Post.newSubject("Disk full");
        stage.post().send(customer, alert, "98 %", "Auto-Submitted: auto-generated");
        var away = Post.newSubject("Out of office");
        var id = stage.post().send(customer, away, "Back on Monday.", "Auto-Submitted: auto-replied");

        Await.until(() -> assertThat(stage.api().ticketsAbout(alert)).hasSize(1));
        Await.until(() -> assertThat(stage.sql().text("select state from stored_mail where mail_id = ?", id))
                .isEqualTo("KEPT_OUT"));
        assertThat(stage.api().ticketsAbout(away)).isEmpty();
        assertThat(stage.api().messages(stage.api().ticketsAbout(alert).get(0), "acknowledgement"))
                .isEmpty();
        assertThat(stage.post().inbox(customer)).isEmpty();
    }

    @Test
    void anAnswerContinuesItsTicketByWhatItAnswers(Stage stage) {
        var customer = Post.newAddress();
        var subject = Post.newSubject("Conversation");
        var id = stage.post().send(customer, subject, "First.");
        Await.until(() -> assertThat(stage.api().ticketsAbout(subject)).hasSize(1));
        var number = stage.api().ticketsAbout(subject).get(0);

        stage.post().send(customer, "a subject that says nothing", "Second.", "In-Reply-To: <" + id + ">");

        Await.until(() -> assertThat(stage.api().messages(number, "received")).hasSize(2));
    }

    @Test
    void aStrangerWhoKnowsTheNumberDoesNotGetIn(Stage stage) {
        var customer = Post.newAddress();
        var subject = Post.newSubject("Private");
        var id = stage.post().send(customer, subject, "Only for you.");
        Await.until(() -> assertThat(stage.api().ticketsAbout(subject)).hasSize(1));
        var number = stage.api().ticketsAbout(subject).get(0);

        var guess = Post.newSubject("Re: [#" + number + "]");
        stage.post().send(Post.newAddress(), guess, "Let me in.");
        var stolen = Post.newSubject("Re: stolen");
        stage.post().send(Post.newAddress(), stolen, "Let me in too.", "References: <" + id + ">");

        Await.until(() -> assertThat(stage.api().ticketsAbout(guess)).hasSize(1));
        Await.until(() -> assertThat(stage.api().ticketsAbout(stolen)).hasSize(1));
        assertThat(stage.api().messages(number, "received")).hasSize(1);
    }

    @Test
    void aMailThatCannotBeReadIsSetAsideWithItsReasonAndBlocksNothing(Stage stage) {
        var mark = Post.newSubject("nobody");
        stage.post()
                .send(
                        "nobody@example.org",
                        "From: nobody@example.org\nSubject: " + mark + "\nMessage-ID: <" + mark.replace(' ', '.')
                                + "@example.org>\nContent-Type: multipart/mixed; boundary=b\n\n"
                                + "--b\n\nWho am I?\n".repeat(1_001));
        var subject = Post.newSubject("Behind it");
        stage.post().send(Post.newAddress(), subject, "I am fine.");

        Await.until(() -> assertThat(stage.api().ticketsAbout(subject)).hasSize(1));
        var id = mark.replace(' ', '.') + "@example.org";
        Await.until(() -> assertThat(stage.sql().text("select state from stored_mail where mail_id = ?", id))
                .isEqualTo("SET_ASIDE"));
        assertThat(stage.sql().text("select reason from stored_mail where mail_id = ?", id))
                .contains("more than 1000 parts");
        assertThat(stage.sql().text("select convert_from(raw, 'UTF8') from stored_mail where mail_id = ?", id))
                .contains("Who am I?");
    }

    @Test
    void htmlIsSafeAndFilesCanBeFetched(Stage stage) {
        var subject = Post.newSubject("With a file");
        var customer = Post.newAddress();
        stage.post().send(customer, """
                From: Ann Lee <%s>
                To: support@autocrm.example
                Message-ID: <file-%s@example.org>
                Subject: %s
                MIME-Version: 1.0
                Content-Type: multipart/mixed; boundary="outer"

                --outer
                Content-Type: multipart/alternative; boundary="inner"

                --inner
                Content-Type: text/plain; charset=UTF-8

                See the picture.
                --inner
                Content-Type: text/html; charset=UTF-8

                <p onclick="steal()">See the <b>picture</b>.</p><script>steal()</script><img src=x onerror=steal()>
                --inner--
                --outer
                Content-Type: application/pdf; name="=?UTF-8?Q?Rechnung_f=C3=BCr_Ann.pdf?="
                Content-Disposition: attachment
                Content-Transfer-Encoding: base64

                JVBERi0xLjQK
                --outer--
                """.formatted(customer, customer, subject));

        Await.until(() -> assertThat(stage.api().ticketsAbout(subject)).hasSize(1));
        var message = stage.api()
                .messages(stage.api().ticketsAbout(subject).get(0), "received")
                .get(0);
        assertThat(message.getString("text")).isEqualTo("See the picture.");
        assertThat(message.getString("html")).contains("<b>picture</b>").doesNotContain("steal", "script", "onclick");
        var file = message.getJsonArray("files").getJsonObject(0);
        assertThat(file.getString("name")).isEqualTo("Rechnung für Ann.pdf");
        assertThat(file.getInt("size")).isEqualTo(9);
    }

    @Test
    void aPictureIsShownWhereItsAuthorPutIt(Stage stage) {
        var subject = Post.newSubject("With a picture");
        var customer = Post.newAddress();
        stage.post().send(customer, """
                From: Ann Lee <%s>
                To: support@autocrm.example
                Message-ID: <picture-%s@example.org>
                Subject: %s
                MIME-Version: 1.0
                Content-Type: multipart/related; boundary="b"

                --b
                Content-Type: text/html; charset=UTF-8

                <p>It looks like this: <img src="cid:dot@example.org" onload="steal()" width="16" height="16"> and not otherwise.</p>
                --b
                Content-Type: image/gif; name="dot.gif"
                Content-ID: <dot@example.org>
                Content-Transfer-Encoding: base64

                R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7
                --b--
                """.formatted(customer, customer, subject));
        Await.until(() -> assertThat(stage.api().ticketsAbout(subject)).hasSize(1));
        var number = stage.api().ticketsAbout(subject).get(0);

        try (var desk = Desk.logIn(stage, DemoPeople.AGENT)) {
            desk.openTicket(number);
            var picture = desk.page().locator(".message.RECEIVED .words img");
            picture.scrollIntoViewIfNeeded();
            Await.until(() -> assertThat(picture.evaluate("picture => picture.naturalWidth"))
                    .isEqualTo(1));
            assertThat(desk.page().locator(".message.RECEIVED .files").count()).isZero();
            assertThat(desk.complaints()).isEmpty();
        }
        var message = stage.api().messages(number, "received").get(0);
        assertThat(message.getString("html")).contains("cid:").doesNotContain("steal");
        assertThat(message.getJsonArray("files").getJsonObject(0).getString("contentId"))
                .isEqualTo("dot@example.org");
    }

    @Test
    void aPictureFromElsewhereIsLoadedOnlyForSomebodyWhoAsksForIt(Stage stage) {
        var subject = Post.newSubject("With a picture from elsewhere");
        var customer = Post.newAddress();
        stage.post().send(customer, """
                From: Ann Lee <%s>
                To: support@autocrm.example
                Message-ID: <elsewhere-%s@example.org>
                Subject: %s
                MIME-Version: 1.0
                Content-Type: text/html; charset=UTF-8

                <p>It looks like this: <img src="https://pictures.invalid/lamp.png" alt="A lamp"> and not otherwise.</p>
                """.formatted(customer, customer, subject));
        Await.until(() -> assertThat(stage.api().ticketsAbout(subject)).hasSize(1));
        var number = stage.api().ticketsAbout(subject).get(0);

        try (var desk = Desk.logIn(stage, DemoPeople.AGENT)) {
            List<String> asked = new CopyOnWriteArrayList<>();
            desk.page().route("https://pictures.invalid/**", route -> {
                asked.add(String.valueOf(route.request().headers().get("referer")));
                route.fulfill(new Route.FulfillOptions()
                        .setContentType("image/gif")
                        .setBodyBytes(Base64.getDecoder()
                                .decode("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7")));
            });
            desk.openTicket(number);
            assertThat(desk.page()
                            .locator(".message.RECEIVED .words .elsewhere")
                            .textContent())
                    .isEqualTo("A lamp");
            assertThat(asked).isEmpty();

            desk.page().locator(".message.RECEIVED .elsewhere-hint a").click();

            var picture = desk.page().locator(".message.RECEIVED .words img");
            picture.scrollIntoViewIfNeeded();
            Await.until(() -> assertThat(picture.evaluate("picture => picture.naturalWidth"))
                    .isEqualTo(1));
            assertThat(asked).containsExactly("null");
            assertThat(desk.page().locator(".message.RECEIVED .elsewhere-hint").count())
                    .isZero();
            assertThat(desk.complaints()).isEmpty();

            desk.openTicket(number);

            assertThat(desk.page()
                            .locator(".message.RECEIVED .words .elsewhere")
                            .count())
                    .isEqualTo(1);
        }
    }

    @Test
    void aMailToATeamsAddressIsThatTeamsWork(Stage stage) {
        var team = stage.sql()
                .text("select name from team where address is not null and not is_default order by id limit 1");
        var address = stage.sql().text("select address from team where name = ?", team);
        var subject = Post.newSubject("For a team");
        var customer = Post.newAddress();
        stage.post().send(customer, """
                From: %s
                To: %s
                Message-ID: <team-%s@example.org>
                Subject: %s

                For you.
                """.formatted(customer, address, customer, subject));

        Await.until(() -> assertThat(stage.api().ticketsAbout(subject)).hasSize(1));
        var number = stage.api().ticketsAbout(subject).get(0);
        Await.until(() -> assertThat(stage.sql()
                        .text("select t.name from ticket k join team t on t.id = k.team_id where k.number = ?", number))
                .isEqualTo(team));
    }
}
