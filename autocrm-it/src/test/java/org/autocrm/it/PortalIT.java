package org.autocrm.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(OnStage.class)
class PortalIT {

    private static final Pattern LINK = Pattern.compile("/support/password\\?token=[A-Za-z0-9_-]+");
    private static final String FIRST_PASSWORD = "first password";
    private static final String SECOND_PASSWORD = "second password";

    @Test
    void aCustomerRegistersByMailAsksAndReadsTheAnswerButNeverANote(Stage stage) {
        var customer = Post.newAddress();
        stage.post().welcome(customer);
        try (var page = Chromium.browser().newPage()) {
            page.navigate(stage.portal() + "/register");
            page.fill("#name", "Ann Lee");
            page.fill("#email", customer);
            page.click("#send");
            choosePassword(stage, page, customer, 1, FIRST_PASSWORD);

            logIn(stage, page, customer, FIRST_PASSWORD);
            page.navigate(stage.portal() + "/ask");
            page.fill("#subject", "My first request");
            page.fill("#words", "How does it work?");
            page.click("#send");
            page.waitForURL(Pattern.compile(".*/requests/\\d+.*"));
            var number = page.url().replaceAll(".*/requests/(\\d+).*", "$1");
            stage.api().reply(number, "It works like this.");
            stage.api().post("/tickets/" + number + "/messages", "{\"kind\":\"note\",\"text\":\"Among colleagues.\"}");

            page.navigate(stage.portal() + "/requests/" + number);
            assertThat(page.locator("main").innerText())
                    .contains("How does it work?", "It works like this.")
                    .doesNotContain("Among colleagues.");
            page.fill("#words", "Thank you.");
            page.click("#send");
            Await.until(
                    () -> assertThat(stage.api().messages(number, "received")).hasSize(2));
            page.navigate(stage.portal() + "/requests");
            assertThat(page.locator("main").innerText()).contains("My first request");
        }
    }

    @Test
    void aForgottenPasswordIsChosenAnewByALinkThatWorksOnce(Stage stage) {
        var customer = Post.newAddress();
        stage.post().welcome(customer);
        try (var page = Chromium.browser().newPage()) {
            page.navigate(stage.portal() + "/register");
            page.fill("#name", "Bo");
            page.fill("#email", customer);
            page.click("#send");
            choosePassword(stage, page, customer, 1, FIRST_PASSWORD);

            page.navigate(stage.portal() + "/forgot");
            page.fill("#email", customer);
            page.click("#send");
            choosePassword(stage, page, customer, 2, SECOND_PASSWORD);

            page.navigate(link(stage, customer, 2));
            assertThat(page.locator("#password").count()).isZero();
            logIn(stage, page, customer, SECOND_PASSWORD);
        }
    }

    @Test
    void nobodySeesTheRequestOfAnother(Stage stage) {
        var number = stage.api().open(Post.newAddress(), "Not yours", "Private.");
        try (var page = Chromium.browser().newPage()) {
            logIn(stage, page, DemoPeople.CUSTOMER, DemoPeople.PASSWORD);

            var answer = page.navigate(stage.portal() + "/requests/" + number);

            assertThat(answer.status()).isEqualTo(404);
            assertThat(page.content()).doesNotContain("Private.");
        }
    }

    @Test
    void anAgentsLogInOpensNoDoorOfTheCustomers(Stage stage) {
        try (var page = Chromium.browser().newPage()) {
            page.navigate(stage.portal() + "/login");
            page.fill("#email", DemoPeople.AGENT);
            page.fill("#password", DemoPeople.PASSWORD);
            page.click("#send");
            page.waitForLoadState();

            assertThat(page.navigate(stage.portal() + "/requests").status()).isEqualTo(403);
        }
    }

    private static void logIn(Stage stage, Page page, String email, String password) {
        page.navigate(stage.portal() + "/login?to=/requests");
        page.fill("#email", email);
        page.fill("#password", password);
        page.click("#send");
        page.waitForURL("**/requests");
    }

    private static void choosePassword(Stage stage, Page page, String customer, int mail, String password) {
        page.navigate(link(stage, customer, mail));
        page.fill("#password", password);
        page.click("#send");
        page.waitForURL("**/login*");
    }

    /** The link in the customer's n-th mail. */
    private static String link(Stage stage, String customer, int mail) {
        Await.until(() -> assertThat(stage.post().inbox(customer)).hasSizeGreaterThanOrEqualTo(mail));
        var raw = stage.post()
                .inbox(customer)
                .get(mail - 1)
                .raw()
                .replace("=\r\n", "")
                .replace("=3D", "=");
        var link = LINK.matcher(raw);
        assertThat(link.find()).as(raw).isTrue();
        return stage.server().url() + link.group();
    }
}
