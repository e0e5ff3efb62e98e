package org.autocrm.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Mails that nobody can read wait in the ledger, until somebody decides; the audit trail shows who did. */
@ExtendWith(OnStage.class)
class LedgerIT {

    @Test
    void aMailThatCannotBeReadIsOpenedByHandAndAnotherIsDropped(Stage stage) throws Exception {
        var lost = Post.newSubject("Lost mail");
        var rubbish = Post.newSubject("Rubbish");
        var customer = Post.newAddress();
        var lostMail = unreadable(stage, lost);
        var rubbishMail = unreadable(stage, rubbish);

        try (var desk = Desk.logIn(stage, DemoPeople.ADMINISTRATOR)) {
            var page = desk.page();
            page.navigate(stage.desk() + "/admin/failures");
            page.click("#mails");
            row(page, lost).locator("a").first().click();
            page.waitForURL("**/admin/mails/" + lostMail);
            assertThat(page.locator("#mail-state").innerText()).isEqualTo("Set aside");
            assertThat(page.locator("#reading").innerText()).contains("names no author");
            var download = page.waitForDownload(() -> page.click("#raw"));
            assertThat(new String(download.createReadStream().readAllBytes(), StandardCharsets.UTF_8))
                    .contains("Subject: " + lost, "Please help");

            page.fill("[id='open:customer']", "nobody");
            page.click("[id='open:go']");
            page.waitForSelector(".admin-form .messages");
            assertThat(page.locator(".admin-form .messages").innerText()).contains("address of the customer");
            page.fill("[id='open:customer']", customer);
            page.fill("[id='open:name']", "Ann Lee");
            page.click("[id='open:go']");
            page.waitForSelector("#saved");
            var number = page.locator("#mail-ticket").innerText().substring(1);
            assertThat(stage.api().ticket(number).getString("subject")).isEqualTo(lost);
            assertThat(stage.api().messages(number, "received").get(0).getString("text"))
                    .isEqualTo("Please help");

            page.navigate(stage.desk() + "/admin/mails?text=" + rubbish.replace(' ', '+'));
            row(page, rubbish).locator("a").first().click();
            page.waitForURL("**/admin/mails/" + rubbishMail);
            page.fill("[id='drop:reason']", "a broken robot");
            page.click("[id='drop:go']");
            page.waitForSelector("#saved");
            assertThat(page.locator("#mail-state").innerText()).isEqualTo("Dropped");
            assertThat(page.locator("#mail-reason").innerText()).isEqualTo("a broken robot");

            page.navigate(stage.desk() + "/admin/audit?type=mail.Dropped&text=broken+robot");
            assertThat(page.locator("#trail").innerText()).contains("Mail dropped", "Set aside", "Dropped");
            page.navigate(stage.desk() + "/admin/audit?type=mail.OpenedByHand&text=" + number);
            assertThat(page.locator("#trail").innerText()).contains("Ticket opened of a mail by hand");
            assertThat(desk.complaints()).isEmpty();
        }
    }

    @Test
    void allThatIsSetAsideIsReadAgainInTheBackground(Stage stage) {
        var subject = Post.newSubject("Readable one day");
        var id = unreadable(stage, subject);
        stage.sql()
                .run(
                        "update stored_mail set raw = convert_to('From: ann@example.org' || chr(10) || 'Subject: ' || subject"
                                + " || chr(10) || chr(10) || 'Now it can be read', 'UTF8') where id = " + id);

        try (var desk = Desk.logIn(stage, DemoPeople.ADMINISTRATOR)) {
            desk.page().onDialog(dialog -> dialog.accept());
            desk.page().navigate(stage.desk() + "/admin/mails");
            desk.page().click("[id='all:again']");
            desk.page().waitForSelector("#saved");
        }

        Await.until(() -> assertThat(stage.api().ticketsAbout(subject)).hasSize(1));
    }

    @Test
    void whatMayBeSpamOpensNoTicket(Stage stage) {
        var subject = Post.newSubject("Cheap watches");
        var id = stage.post().send(Post.newAddress(), subject, "Buy!", "X-Spam-Flag: YES");

        Await.until(() -> assertThat(state(stage, id)).isEqualTo("SUSPECTED"));
        assertThat(stage.api().ticketsAbout(subject)).isEmpty();
    }

    /** The id of a mail that names no author, neither in its header nor on its envelope. */
    private static long unreadable(Stage stage, String subject) {
        var id = "u" + System.nanoTime() + "@example.org";
        var mailbox = stage.api().post("/mailboxes", """
                {"name": "Pushed %s", "protocol": "push", "email": "support@autocrm.example"}
                """.formatted(id)).json().getInt("id");
        var mail = """
                From: nobody at all
                To: support@autocrm.example
                Message-ID: <%s>
                Subject: %s

                Please help
                """.formatted(id, subject);
        stage.api()
                .send(
                        "POST",
                        "/mailboxes/" + mailbox + "/mails",
                        mail.getBytes(StandardCharsets.UTF_8),
                        "Content-Type",
                        "message/rfc822");
        stage.api().delete("/mailboxes/" + mailbox);
        Await.until(() -> assertThat(state(stage, id)).isEqualTo("SET_ASIDE"));
        return stage.sql().number("select id from stored_mail where mail_id = ?", id);
    }

    private static String state(Stage stage, String mailId) {
        return stage.sql().text("select coalesce(max(state), '') from stored_mail where mail_id = ?", mailId);
    }

    private static Locator row(Page page, String subject) {
        return page.locator("#mails tbody tr", new Page.LocatorOptions().setHasText(subject));
    }
}
