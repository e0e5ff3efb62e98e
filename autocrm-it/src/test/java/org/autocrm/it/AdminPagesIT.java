package org.autocrm.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An administrator sets the desk up, page by page. */
@ExtendWith(OnStage.class)
class AdminPagesIT {

    private static final List<String> PAGES = List.of(
            "statuses",
            "priorities",
            "fields",
            "tags",
            "settings",
            "bin",
            "agents",
            "teams",
            "skills",
            "staffing",
            "routing",
            "capacity",
            "rules",
            "keys",
            "failures",
            "mails");

    @Test
    void anAdministratorMakesAStatusAFieldAndATeamAndFindsItOnTheTrail(Stage stage) {
        var unique = UUID.randomUUID().toString().substring(0, 8);
        var crew = "crew-" + unique;
        stage.api().post("/agents", "{\"email\": \"%1$s@example.org\", \"name\": \"%1$s\"}".formatted(crew));
        try (var desk = Desk.logIn(stage, DemoPeople.ADMINISTRATOR)) {
            var page = desk.page();
            page.click("#administration");
            page.waitForURL("**/admin/statuses");
            page.fill("[id='edit:name']", "On hold " + unique);
            page.selectOption("[id='edit:category']", "WAITING");
            save(page);
            assertThat(page.locator("#statuses").innerText()).contains("On hold " + unique);

            page.click(".admin-nav a[href$='/admin/fields']");
            page.fill("[id='edit:name']", "Product " + unique);
            page.selectOption("[id='edit:type']", "CHOICE");
            page.fill("[id='edit:choices']", "Printer\nFax");
            page.locator("[id='edit:requiredFor'] label", new Page.LocatorOptions().setHasText("Solved"))
                    .click();
            page.locator("[id='edit:effects'] li", new Page.LocatorOptions().setHasText("Solved"))
                    .waitFor();
            assertThat(page.locator("[id='edit:preview']").innerText()).contains("Printer", "Fax");
            save(page);
            assertThat(page.locator("#fields").innerText()).contains("Product " + unique);
            stage.api().patch("/fields/product-" + unique, "{\"requiredFor\": []}"); // it stops nobody else's ticket

            page.click(".admin-nav a[href$='/admin/teams']");
            page.fill("[id='edit:name']", "Team " + unique);
            page.fill("[id='edit:reopenWithinDays']", "14");
            page.locator("label", new Page.LocatorOptions().setHasText(crew)).click();
            save(page);
            assertThat(page.locator("#teams tr.chosen").innerText()).contains("within 14 days");

            page.navigate(stage.desk() + "/admin/audit?text=" + unique);
            assertThat(page.locator("#trail").innerText())
                    .contains("On hold " + unique, "Product " + unique, "Team " + unique, crew);
            assertThat(desk.complaints()).isEmpty();
        }
    }

    @Test
    void whoIsSlowerSeesWhatAColleagueChangedAndKeepsTheirOwnWords(Stage stage) {
        var name = "Slow " + UUID.randomUUID();
        var team = stage.api()
                .post("/teams", "{\"name\": \"" + name + "\"}")
                .json()
                .getInt("id");
        try (var desk = Desk.logIn(stage, DemoPeople.ADMINISTRATOR)) {
            var page = desk.page();
            page.navigate(stage.desk() + "/admin/teams?edit=" + team);
            stage.api().patch("/teams/" + team, "{\"reopenWithinDays\": 7}");
            page.fill("[id='edit:name']", name + " mine");
            page.click("[id='edit:save']");

            page.locator("#lost").waitFor();
            assertThat(page.locator("#lost").innerText()).contains("within 7 days");
            assertThat(page.locator("[id='edit:name']").inputValue()).isEqualTo(name + " mine");

            save(page);
            assertThat(page.locator("#teams").innerText()).contains(name + " mine");
        }
    }

    @Test
    void aDeletedTicketIsRestoredAndAnotherIsRemovedForGood(Stage stage) {
        var kept = stage.api().open(Post.newAddress(), "Deleted by mistake", "Help");
        var spam = stage.api().open(Post.newAddress(), "Spam", "Buy");
        stage.sql().run("update ticket set deleted_at = now() where number in ('%s', '%s')".formatted(kept, spam));
        try (var desk = Desk.logIn(stage, DemoPeople.ADMINISTRATOR)) {
            var page = desk.page();
            page.navigate(stage.desk() + "/admin/bin");
            row(page, kept).locator("input[type=submit]").click();
            page.locator("#saved").waitFor();
            row(page, spam).locator("a.danger").click();
            page.locator("#ask").waitFor();
            page.click("[id='bin:purge']");
            page.waitForURL("**/admin/bin?done=purged");
        }

        assertThat(stage.api().get("/tickets/" + kept).status()).isEqualTo(200);
        assertThat(stage.sql().number("select count(*) from ticket where number = ?", spam))
                .isZero();
    }

    @Test
    void everyPageFitsWhatItIsShownOn(Stage stage) {
        var pictures = Path.of(System.getProperty("autocrm.it.pictures", "target/pictures"));
        try (var wide = Desk.logIn(stage, DemoPeople.ADMINISTRATOR);
                var narrow = Desk.logIn(stage, DemoPeople.ADMINISTRATOR, 390, 844, ColorScheme.DARK)) {
            for (var name : PAGES) {
                wide.page().navigate(stage.desk() + "/admin/" + name);
                wide.picture(pictures.resolve("admin-" + name + ".png"));
                narrow.page().navigate(stage.desk() + "/admin/" + name);
                narrow.picture(pictures.resolve("admin-" + name + "-narrow-dark.png"));
                assertThat((Boolean) narrow.page().evaluate("document.documentElement.scrollWidth <= innerWidth"))
                        .as(name)
                        .isTrue();
            }
        }
    }

    private static Locator row(Page page, String number) {
        return page.locator("#deleted tr", new Page.LocatorOptions().setHasText("#" + number));
    }

    private static void save(Page page) {
        page.click("[id='edit:save']");
        page.locator("#saved").waitFor();
    }
}
