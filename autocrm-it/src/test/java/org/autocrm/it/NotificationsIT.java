package org.autocrm.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.autocrm.it.Post.Letter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Agents hear of what happens: at the bell without asking, by mail, and in one mail of what was collected. */
@ExtendWith(OnStage.class)
class NotificationsIT {

    private static final Pattern LINK =
            Pattern.compile("List-Unsubscribe: <[^>]*/autocrm/unsubscribe\\?token=([^>]+)>");

    @Test
    void anAnswerOfTheCustomerRingsTheBellAndComesByMailThatCanBeEndedByOneClick(Stage stage) {
        var subject = Post.newSubject("Bell");
        var customer = Post.newAddress();
        stage.post().welcome(DemoPeople.AGENT);
        var number = stage.api().open(customer, subject, "Hello?");
        give(stage, number, DemoPeople.AGENT);
        Await.until(() -> assertThat(mails(stage, DemoPeople.AGENT, number)).hasSize(1));
        readAll(stage);

        try (var browser = Desk.logIn(stage, DemoPeople.AGENT)) {
            browser.page().navigate(stage.desk() + "/notifications");
            browser.page().waitForSelector("body[data-live='on']");
            assertThat(bell(browser)).isEmpty();

            stage.post().send(customer, "Re: [#" + number + "] " + subject, "It <still> fails.");

            Await.until(() -> assertThat(bell(browser)).isEqualTo("1"));
            Await.until(() -> assertThat(browser.page()
                            .locator(".notice-row.unread", new Page.LocatorOptions().setHasText(subject))
                            .textContent())
                    .contains("Ann Lee answered"));

            browser.page().navigate(stage.desk() + "/tickets/" + number);
            Await.until(() -> assertThat(bell(browser)).isEmpty());
            assertThat(browser.complaints()).isEmpty();
        }

        Await.until(() -> assertThat(mails(stage, DemoPeople.AGENT, number)).hasSize(2));
        var mail = mails(stage, DemoPeople.AGENT, number).get(1);
        assertThat(mail.id()).matches("<m[0-9a-z]+-a[0-9a-z]+-[0-9a-f]{20}\\..+@.+>");
        assertThat(mail.subject()).isEqualTo("[#" + number + "] " + subject);
        assertThat(mail.references())
                .isEqualTo(mails(stage, DemoPeople.AGENT, number).get(0).references())
                .contains("ticket-" + number);
        assertThat(mail.autoSubmitted()).isEqualTo("auto-generated");
        assertThat(unfolded(mail))
                .contains("X-Auto-Response-Suppress: All", "List-Unsubscribe-Post: List-Unsubscribe=One-Click")
                .contains("Ann Lee answered.", "It &lt;still&gt; fails.", "/autocrm/tickets/" + number);

        var token = token(mail);
        assertThat(unsubscribe(stage, token, false).body()).contains("Stop these mails");
        assertThat(choices(stage)).isZero();
        assertThat(unsubscribe(stage, token, true).statusCode()).isEqualTo(200);
        assertThat(choices(stage)).isEqualTo(1);
        assertThat(unsubscribe(stage, "1" + token, true).body()).contains("not valid");

        stage.post().send(customer, "Re: [#" + number + "] " + subject, "Again.");
        Await.until(() -> assertThat(stage.sql().number("""
                                select count(*) from notice n join ticket t on t.id = n.ticket_id
                                where t.number = ? and n.kind = 'ANSWERED' and n.mail = 'NONE'
                                """, number)).isEqualTo(1));
        assertThat(mails(stage, DemoPeople.AGENT, number)).hasSize(2);
        stage.sql().run("delete from notice_choice");
    }

    @Test
    void whatIsCollectedComesInOneMail(Stage stage) {
        var agent = stage.sql()
                .text("select email from account where role = 'AGENT' and active and email <> '" + DemoPeople.AGENT
                        + "' order by id limit 1");
        stage.post().welcome(agent);
        var before = stage.post().inbox(agent).size();
        stage.sql()
                .run(
                        "insert into notice_digest (account_id, rhythm, sent_at) select id, 'HOURLY', now() from account where email = '"
                                + agent + "'");
        var subject = Post.newSubject("Collected");
        var customer = Post.newAddress();
        var number = stage.api().open(customer, subject, "Hello?");
        give(stage, number, agent);
        stage.post().send(customer, "Re: [#" + number + "] " + subject, "And this.");
        Await.until(() -> assertThat(collected(stage, number)).isEqualTo(2));
        assertThat(stage.post().inbox(agent)).hasSize(before);

        stage.sql().run("update notice_digest set sent_at = now() - interval '1 hour'");

        Await.until(
                Duration.ofSeconds(90),
                () -> assertThat(stage.post().inbox(agent)).hasSize(before + 1));
        var mail = stage.post().inbox(agent).get(before);
        assertThat(unfolded(mail))
                .contains("Ticket #" + number + ": " + subject, "Ann Lee answered.", "gave you this ticket.");
        Await.until(() -> assertThat(collected(stage, number)).isZero());
        stage.sql().run("delete from notice_digest");
    }

    @Test
    void anAgentChoosesOnThePage(Stage stage) {
        try (var browser = Desk.logIn(stage, DemoPeople.ADMINISTRATOR)) {
            var page = browser.page();
            page.navigate(stage.desk() + "/notifications/preferences");
            page.getByLabel("The customer answers, All: At the bell", new Page.GetByLabelOptions().setExact(true))
                    .check();
            page.selectOption("[id='choices:rhythm']", "DAILY");
            page.selectOption("[id='choices:hour']", "17");
            page.click("[id='choices:save']");
            page.waitForSelector("#saved");

            assertThat(stage.sql().text("""
                            select c.kind || ' ' || c.relation || ' ' || d.rhythm || ' ' || d.hour
                            from notice_choice c join notice_digest d using (account_id)
                            """)).isEqualTo("ANSWERED ALL DAILY 17");
            assertThat(page.getByLabel(
                                    "The customer answers, All: At the bell",
                                    new Page.GetByLabelOptions().setExact(true))
                            .isChecked())
                    .isTrue();

            page.click("[id='choices:reset']");
            page.waitForSelector("#saved");
            Await.until(() -> assertThat(choices(stage)).isZero());
            assertThat(browser.complaints()).isEmpty();
        }
    }

    private static void give(Stage stage, String number, String agent) {
        var id = stage.sql().number("select id from account where email = ?", agent);
        assertThat(stage.api()
                        .patch("/tickets/" + number, "{\"assignee\": " + id + "}")
                        .status())
                .isEqualTo(200);
    }

    private static String bell(Desk browser) {
        return browser.page().locator("#bell-count").textContent().strip();
    }

    private static void readAll(Stage stage) {
        stage.sql().run("update notice set read_at = now() where read_at is null");
    }

    private static long collected(Stage stage, String number) {
        return stage.sql()
                .number(
                        "select count(*) from notice n join ticket t on t.id = n.ticket_id where t.number = ? and n.mail = 'COLLECTED'",
                        number);
    }

    private static long choices(Stage stage) {
        return stage.sql().number("select count(*) from notice_choice");
    }

    private static List<Letter> mails(Stage stage, String agent, String number) {
        return stage.post().inbox(agent).stream()
                .filter(mail -> mail.subject().contains(number))
                .toList();
    }

    private static String unfolded(Letter mail) {
        return mail.raw().replaceAll("=\r?\n", "").replaceAll("\r?\n[ \t]+", " ");
    }

    private static String token(Letter mail) {
        var link = LINK.matcher(unfolded(mail));
        assertThat(link.find()).isTrue();
        return link.group(1);
    }

    private static HttpResponse<String> unsubscribe(Stage stage, String token, boolean post) {
        var request = HttpRequest.newBuilder(URI.create(stage.desk() + "/unsubscribe?token=" + token));
        if (post) {
            request.header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.ofString("List-Unsubscribe=One-Click"));
        }
        try {
            return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
