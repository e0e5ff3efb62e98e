package org.autocrm.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator.WaitForOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(OnStage.class)
class DeskIT {

    @Test
    void aWrongPasswordIsRefusedInWords(Stage stage) {
        try (var page = Chromium.browser().newPage()) {
            page.navigate(stage.desk() + "/login");
            page.fill("[id='login:email']", DemoPeople.AGENT);
            page.fill("[id='login:password']", "not the password");
            page.click("[id='login:go']");

            page.locator(".messages").waitFor();
            assertThat(page.locator(".messages").innerText()).contains("do not belong together");
            assertThat(page.url()).contains("/login");
        }
    }

    @Test
    void aCustomerDoesNotGetIn(Stage stage) {
        try (var page = Chromium.browser().newPage()) {
            page.navigate(stage.desk() + "/tickets");
            page.fill("[id='login:email']", DemoPeople.CUSTOMER);
            page.fill("[id='login:password']", DemoPeople.PASSWORD);
            page.click("[id='login:go']");

            page.waitForLoadState();
            assertThat(page.navigate(stage.desk() + "/tickets").status()).isEqualTo(403);
        }
    }

    @Test
    void aNewTicketIsInTheQueueWithinTwoSecondsWithoutReload(Stage stage) {
        try (var desk = Desk.logIn(stage, DemoPeople.AGENT)) {
            desk.page().waitForSelector("body[data-live=on]");
            var subject = Post.newSubject("Live");

            stage.api().open(Post.newAddress(), subject, "See me?");

            desk.rows(subject).waitFor(new WaitForOptions().setTimeout(millisToAppear()));
            assertThat(desk.complaints()).isEmpty();
        }
    }

    /** Two seconds, and what a machine that does other things beside may add. */
    private static double millisToAppear() {
        return 10_000;
    }

    @Test
    void anAgentAnswersAndTheCustomerGetsIt(Stage stage) {
        var customer = Post.newAddress();
        stage.post().welcome(customer);
        var number = stage.api().open(customer, "Answered at the desk", "How?");

        try (var desk = Desk.logIn(stage, DemoPeople.AGENT)) {
            desk.openTicket(number);
            desk.write("Like this, and with kind regards.");
            assertThat(desk.page().locator("[id='composer-form:send']").innerText())
                    .isEqualTo("Send to Ann Lee");
            desk.page().click("[id='composer-form:send']");
            desk.page().locator(".message.REPLY").waitFor();
            desk.page().locator(".message.REPLY .badge.SENT").waitFor();

            assertThat(desk.complaints()).isEmpty();
        }

        Await.until(() -> assertThat(stage.post().inbox(customer)).hasSize(1));
        assertThat(stage.post().inbox(customer).get(0).raw()).contains("with kind regards");
        assertThat(stage.api().ticket(number).getString("status")).isEqualTo("waiting");
    }

    @Test
    void aNoteLooksUnlikeAReplyAndStaysInside(Stage stage) {
        var customer = Post.newAddress();
        stage.post().welcome(customer);
        var number = stage.api().open(customer, "With a note", "How?");

        try (var desk = Desk.logIn(stage, DemoPeople.AGENT)) {
            desk.openTicket(number);
            desk.page().click(".tab.note");
            desk.write("They called before.");
            assertThat(desk.page().locator("[id='composer-form:send']").isVisible())
                    .isFalse();
            desk.page().click("[id='composer-form:addNote']");

            desk.page().locator(".message.NOTE").waitFor();
            assertThat(desk.page().locator(".message.NOTE").innerText()).contains("internal", "They called before.");
        }

        assertThat(stage.api().messages(number, "note")).hasSize(1);
        assertThat(stage.post().inbox(customer)).isEmpty();
    }

    @Test
    void aReplyIsStoppedWhenSomebodyWroteMeanwhile(Stage stage) {
        var number = stage.api().open(Post.newAddress(), "Two at once", "How?");

        try (var desk = Desk.logIn(stage, DemoPeople.AGENT)) {
            desk.openTicket(number);
            desk.page().evaluate("window.refreshTicket = function () {}"); // this agent's screen is behind
            desk.write("My answer.");
            stage.api().reply(number, "A colleague's answer.");
            desk.page().click("[id='composer-form:send']");

            desk.page().locator(".composer .messages").waitFor();
            assertThat(desk.page().locator(".composer .messages").innerText()).contains("Nothing was sent");
            assertThat(desk.page().locator(".conversation").innerText()).contains("A colleague's answer.");
            assertThat(desk.page().locator(".ql-editor").innerText()).contains("My answer.");
        }

        assertThat(stage.api().messages(number, "reply")).hasSize(1);
    }

    @Test
    void aDraftSurvivesLeavingThePage(Stage stage) {
        var number = stage.api().open(Post.newAddress(), "Draft", "How?");

        try (var desk = Desk.logIn(stage, DemoPeople.AGENT)) {
            desk.openTicket(number);
            desk.write("Half a sent");
            desk.page().navigate(stage.desk() + "/tickets");
            desk.openTicket(number);

            desk.page()
                    .locator(".ql-editor", new Page.LocatorOptions().setHasText("Half a sent"))
                    .waitFor();
        }
    }

    @Test
    void statusPriorityAndAgentAreChangedBesideTheConversation(Stage stage) {
        var number = stage.api().open(Post.newAddress(), "Properties", "How?");
        Await.until(() -> assertThat(stage.api().ticket(number)).containsKey("assignee")); // routed, to whomever
        stage.api()
                .patch(
                        "/tickets/" + number,
                        "{\"assignee\": %d}"
                                .formatted(stage.sql()
                                        .number("select id from account where email = ?", DemoPeople.ADMINISTRATOR)));

        try (var desk = Desk.logIn(stage, DemoPeople.AGENT)) {
            desk.openTicket(number);
            desk.page().selectOption("[id='properties:priority']", "urgent");
            desk.page().locator(".ticket-head .badge.URGENT").waitFor();
            desk.page().selectOption("[id='properties:status']", "solved");
            desk.page().locator(".ticket-head .badge.SOLVED").waitFor();
            desk.page().click("[id='properties:take']");
            desk.page()
                    .locator("[id='properties:take']")
                    .waitFor(new WaitForOptions().setState(WaitForSelectorState.DETACHED));
        }

        assertThat(stage.api().ticket(number).getString("status")).isEqualTo("solved");
        assertThat(stage.api().ticket(number).getString("priority")).isEqualTo("urgent");
        assertThat(stage.sql()
                        .text(
                                "select a.email from ticket t join account a on a.id = t.assignee_id where t.number = ?",
                                number))
                .isEqualTo(DemoPeople.AGENT);
    }

    @Test
    void onlyAnAdministratorSeesTheAdministration(Stage stage) {
        try (var desk = Desk.logIn(stage, DemoPeople.AGENT)) {
            assertThat(desk.page().navigate(stage.desk() + "/admin/keys").status())
                    .isEqualTo(403);
        }
        try (var desk = Desk.logIn(stage, DemoPeople.ADMINISTRATOR)) {
            desk.page().navigate(stage.desk() + "/admin/keys");
            desk.page().fill("[id='new:name']", "A test");
            desk.page().click("[id='new:issue']");
            desk.page().locator("#issued-key").waitFor();
            var key = desk.page().locator("#issued-key").innerText();

            assertThat(new Api(stage.server().url(), key)
                            .get("/tickets?limit=1")
                            .status())
                    .isEqualTo(200);
        }
    }

    @Test
    void anUnknownTicketIsAFriendlyPage(Stage stage) {
        try (var desk = Desk.logIn(stage, DemoPeople.AGENT)) {
            var answer = desk.page().navigate(stage.desk() + "/tickets/999999999");

            assertThat(answer.status()).isEqualTo(404);
            assertThat(desk.page().locator("h1").innerText()).isEqualTo("There is nothing here");
        }
    }

    @Test
    void thePicturesOfTheReadmeAreWhatItLooksLike(Stage stage) {
        var pictures = Path.of(System.getProperty("autocrm.it.pictures", "target/pictures"));
        try (var desk = Desk.logIn(stage, DemoPeople.ADMINISTRATOR)) {
            var team = stage.sql().number("select id from team where name = 'Logistics'");
            desk.page().navigate(stage.desk() + "/tickets?view=team-" + team);
            desk.page().waitForSelector("body[data-live=on]");
            desk.picture(pictures.resolve("queue.png"));
            desk.openTicket(pictured(stage));
            desk.page()
                    .locator(".message.REPLY")
                    .first()
                    .waitFor(new WaitForOptions().setState(WaitForSelectorState.ATTACHED));
            desk.picture(pictures.resolve("ticket.png"));
        }
        for (var scheme : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
            try (var desk = Desk.logIn(stage, DemoPeople.ADMINISTRATOR, 390, 844, scheme)) {
                var look = scheme.name().toLowerCase(Locale.ROOT);
                desk.picture(pictures.resolve("queue-narrow-" + look + ".png"));
                assertThat((Boolean) desk.page().evaluate("document.documentElement.scrollWidth <= innerWidth"))
                        .as("nothing sticks out at 390 pixels")
                        .isTrue();
            }
        }
    }

    /** A ticket with something of everything. */
    private static String pictured(Stage stage) {
        return stage.sql().text("""
                select t.number from ticket t join message m on m.ticket_id = t.id
                where t.status = 'OPEN' and t.number::int < 12001
                group by t.id
                having bool_or(m.kind = 'NOTE') and bool_or(m.kind = 'REPLY') and count(*) between 4 and 7
                order by t.id desc limit 1
                """);
    }
}
