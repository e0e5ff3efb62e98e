package org.autocrm.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.KeyboardModifier;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(OnStage.class)
class QueueIT {

    @Test
    void aWrongQueryIsMarkedAtTheCharacterAndCorrectedThere(Stage stage) {
        try (var desk = Desk.logIn(stage, DemoPeople.AGENT)) {
            var page = desk.page();
            page.keyboard().press("/");
            page.keyboard().type("status:open stauts:solved");
            page.keyboard().press("Enter");

            page.locator(".query-problem").waitFor();
            assertThat(page.locator(".query-problem mark").innerText()).isEqualTo("stauts");
            assertThat(page.locator(".query-problem").innerText()).contains("Did you mean status?");
            assertThat(page.evaluate("String(getSelection())")).isEqualTo("stauts");

            page.keyboard().type("status");
            page.keyboard().press("Enter");
            page.locator(".query-problem")
                    .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
            assertThat(page.inputValue("#q")).isEqualTo("status:open status:solved");
            assertThat(desk.complaints()).isEmpty();
        }
    }

    @Test
    void wordsThatWereLookedForAreMarkedAndSimilarOnesAreNamed(Stage stage) {
        var subject = Post.newSubject("Quindelbarg");
        stage.api().open(Post.newAddress(), subject, "The quindelbarg is <b>loud</b>.");

        try (var desk = Desk.logIn(stage, DemoPeople.AGENT)) {
            open(desk, stage, "?q=quindelbarg");
            assertThat(desk.rows(subject).locator(".excerpt mark").innerText()).isEqualTo("quindelbarg");
            assertThat(desk.rows(subject).locator(".excerpt b").count()).isZero();

            open(desk, stage, "?q=quindlebarg");
            assertThat(desk.page().locator(".similar").innerText()).contains("quindlebarg~");
            assertThat(desk.rows(subject).count()).isEqualTo(1);
        }
    }

    @Test
    void formTextAndChipsAreTheSameQuery(Stage stage) {
        try (var desk = Desk.logIn(stage, DemoPeople.AGENT)) {
            var page = desk.page();
            open(desk, stage, "?view=all&q=" + encoded("customer:\"Ann Lee\" -tag:vip") + "&form=open");
            assertThat(page.locator("[name=field]").first().inputValue()).isEqualTo("customer");
            assertThat(page.locator("[name=value]").nth(1).inputValue()).isEqualTo("vip");
            assertThat(page.locator("[name=not]").nth(1).inputValue()).isEqualTo("not");

            page.locator("[name=value]").first().fill("Ann Lee, Bo");
            page.locator("[name=field]").nth(2).selectOption("priority");
            page.locator("[name=sign]").nth(2).selectOption(">=");
            page.locator("[name=value]").nth(2).fill("high");
            page.locator("#query-form [data-removes]").nth(1).click();
            page.click("#query-form [name=apply]");

            page.waitForURL("**q=customer*");
            assertThat(page.inputValue("#q")).isEqualTo("customer:\"Ann Lee\",Bo priority>=high");
            assertThat(page.locator("[data-chip=high]").getAttribute("aria-pressed"))
                    .isEqualTo("true");

            page.click("[data-chip=high]");
            page.locator("[data-chip=high][aria-pressed=false]").waitFor();
            assertThat(page.inputValue("#q")).isEqualTo("customer:\"Ann Lee\",Bo");

            open(desk, stage, "?form=open&q=" + encoded("status:open OR tag:vip"));
            assertThat(page.locator("#no-form").isVisible()).isTrue();
            assertThat(page.inputValue("#q")).isEqualTo("status:open OR tag:vip");
        }
    }

    @Test
    void aSavedViewComesBackForAColleagueByItsLink(Stage stage) {
        String link;
        try (var desk = Desk.logIn(stage, DemoPeople.ADMINISTRATOR)) {
            var page = desk.page();
            open(desk, stage, "?view=all&sort=created&group=team&q=" + encoded("status:unsolved"));
            page.click("#save-view");
            page.fill("[id='view:name']", "Unsolved by team");
            page.selectOption("[id='view:audience']", "everybody");
            page.check("dialog [data-column=number] input");
            for (int i = 0; i < 6; i++) {
                page.click("dialog [data-column=number] [data-moves='-1']");
            }
            page.click("[id='view:save']");
            page.waitForURL("**/tickets?view=view-*");
            link = page.url();
            assertThat(page.locator(".view.here").innerText()).contains("Unsolved by team");
        }

        try (var colleague = Desk.logIn(stage, DemoPeople.AGENT)) {
            var page = colleague.page();
            page.navigate(link);
            assertThat(page.locator("h1").innerText()).isEqualTo("Unsolved by team");
            assertThat(page.inputValue("#q")).isEqualTo("status:unsolved");
            assertThat(page.locator("th.c-pick + th").innerText()).isEqualTo("Number");
            assertThat(page.locator("th.c-created, th[aria-sort]").count()).isZero(); // it has no such column
            assertThat(page.locator("tr.group").first().innerText()).isNotBlank();
            assertThat(page.locator(".view.here + .view-edit").count()).isZero();
        }
    }

    @Test
    void whoLosesAnEditOfAViewSeesWhatItIsNow(Stage stage) {
        var id = view(stage, "Contested", "status:open");

        try (var desk = Desk.logIn(stage, DemoPeople.ADMINISTRATOR)) {
            var page = desk.page();
            page.navigate(stage.desk() + "/ticket/view?id=" + id);
            stage.sql().run("update saved_view set query = 'status:solved', version = version + 1 where id = " + id);
            page.fill("[id='view:name']", "Mine");
            page.click("[id='view:save']");

            page.locator(".messages").waitFor();
            assertThat(page.locator(".messages").innerText()).contains("Somebody changed this view", "status:solved");
            assertThat(page.inputValue("[id='view:name']")).isEqualTo("Mine");

            page.onDialog(dialog -> dialog.accept());
            page.click("[id='view:delete']");
            page.waitForURL("**/tickets");
            page.navigate(stage.desk() + "/tickets?view=view-" + id);
            assertThat(page.locator("#no-view").isVisible()).isTrue();
        }
    }

    @Test
    void pagesOlderAndNewerShowEachTicketOnce(Stage stage) {
        try (var desk = Desk.logIn(stage, DemoPeople.AGENT)) {
            var page = desk.page();
            open(desk, stage, "?view=all&sort=subject&q=" + encoded("status:closed"));
            var there = new ArrayList<>(List.of(numbers(page)));
            for (int i = 0; i < 2; i++) {
                turn(page, "]");
                there.add(numbers(page));
            }
            assertThat(there.stream().flatMap(List::stream).toList())
                    .hasSize(150)
                    .doesNotHaveDuplicates();

            var back = new ArrayList<>(List.of(numbers(page)));
            for (int i = 0; i < 2; i++) {
                turn(page, "[");
                back.add(numbers(page));
            }
            Collections.reverse(back);
            assertThat(back).isEqualTo(there);
        }
    }

    @Test
    void countersAndSearchesFollowAChangeWithoutReload(Stage stage) {
        var word = "Zwirbelknauf" + Post.newSubject("").replaceAll("\\W", "");
        try (var desk = Desk.logIn(stage, DemoPeople.AGENT)) {
            var page = desk.page();
            view(stage, word, word);
            open(desk, stage, "?q=" + word);
            page.waitForSelector("body[data-live=on]");
            var counter = page.locator(".view-item", new Page.LocatorOptions().setHasText(word))
                    .locator("b");
            assertThat(counter.innerText()).isEqualTo("0");

            var number = stage.api().open(Post.newAddress(), word, "See me?");
            Await.until(() -> assertThat(counter.innerText()).isEqualTo("1"));
            desk.rows(word).waitFor();

            page.hover("tr.ticket");
            stage.api().open(Post.newAddress(), "Nothing to do with it", "No.");
            stage.api().open(Post.newAddress(), word + " again", "See me too?");
            page.locator("#show-new").waitFor();
            assertThat(page.locator("#notice").innerText()).startsWith("1 ");
            assertThat(numbers(page)).containsExactly(number); // nothing moves under the pointer
            page.click("#show-new");
            Await.until(() -> assertThat(numbers(page)).hasSize(2));
            assertThat(desk.complaints()).isEmpty();
        }
    }

    @Test
    void fromATicketOneComesBackToWhereOneWas(Stage stage) {
        try (var desk = Desk.logIn(stage, DemoPeople.AGENT)) {
            var page = desk.page();
            open(desk, stage, "?view=all&sort=created&q=" + encoded("status:closed"));
            var list = page.url();
            page.keyboard().press("j");
            page.keyboard().press("j");
            page.keyboard().press("Enter");
            page.waitForURL("**/tickets/*");
            page.keyboard().press("Escape");

            page.waitForURL(list);
            assertThat(page.locator("tr.chosen").getAttribute("data-number"))
                    .isEqualTo(numbers(page).get(1));
        }
    }

    @Test
    void whatIsSelectedIsChangedByAJobAndPutBack(Stage stage) {
        var word = "Bulkwurf" + System.nanoTime();
        for (int i = 0; i < 3; i++) {
            stage.api().open(Post.newAddress(), word, "Like the others.");
        }

        try (var desk = Desk.logIn(stage, DemoPeople.AGENT)) {
            var page = desk.page();
            open(desk, stage, "?q=" + word);
            page.keyboard().press("j");
            page.keyboard().press("x");
            assertThat(page.locator("#bulk-count").innerText()).isEqualTo("1 selected");
            page.locator("input.pick")
                    .nth(2)
                    .click(new Locator.ClickOptions().setModifiers(List.of(KeyboardModifier.SHIFT)));
            page.click("#bulk-all");
            page.locator("#bulk-count", new Page.LocatorOptions().setHasText("Everything that matches: 3"))
                    .waitFor();
            page.selectOption("#bulk-action", "tag");
            page.fill("#bulk-tag", "bulk-thrown");
            page.click("#bulk-go");

            page.locator("#job-words", new Page.LocatorOptions().setHasText("Done: 3 of 3"))
                    .waitFor();
            assertThat(tagged(stage)).isEqualTo(3);
            page.locator("tr.ticket .tag").nth(2).waitFor(); // the list shows it without reload
            page.click("#job-results");
            page.locator("#results-rows tr").nth(2).waitFor();
            page.keyboard().press("Escape");

            page.click("#job-undo");
            page.locator("#job-words", new Page.LocatorOptions().setHasText("Put back: 3 of 3"))
                    .waitFor();
            assertThat(tagged(stage)).isZero();
            assertThat(desk.complaints()).isEmpty();
        }
    }

    @Test
    void theSearchBoxCompletesFieldsAndTheirValues(Stage stage) {
        try (var desk = Desk.logIn(stage, DemoPeople.AGENT)) {
            var page = desk.page();
            open(desk, stage, "");
            page.fill("#q", "");
            page.locator("#q").pressSequentially("prio");
            word(page, "priority:").waitFor();
            page.keyboard().press("ArrowDown");
            page.keyboard().press("Enter");
            word(page, "urgent").click();

            assertThat(page.inputValue("#q")).isEqualTo("priority:urgent ");
            page.keyboard().press("Enter");
            page.waitForURL("**q=priority*");
            assertThat(page.locator("tr.ticket").allInnerTexts()).isNotEmpty().allMatch(row -> row.contains("Urgent"));
        }
    }

    private static Locator word(Page page, String word) {
        return page.locator("#words li", new Page.LocatorOptions().setHasText(word));
    }

    @Test
    void whatIsSelectedIsSnoozedAndComesBackWhenThatIsUndone(Stage stage) {
        var word = "Bulkschlaf" + System.nanoTime();
        var number = stage.api().open(Post.newAddress(), word, "Later.");

        try (var desk = Desk.logIn(stage, DemoPeople.AGENT)) {
            var page = desk.page();
            open(desk, stage, "?q=" + word);
            page.keyboard().press("j");
            page.keyboard().press("x");
            page.selectOption("#bulk-action", "snooze");
            page.selectOption("#bulk-choice", "CUSTOMER");
            page.click("#bulk-go");

            page.locator("#job-words", new Page.LocatorOptions().setHasText("Done: 1 of 1"))
                    .waitFor();
            assertThat(stage.api().ticket(number).getString("snoozedUntil")).isEqualTo("customer-writes");
            page.click("#job-undo");
            page.locator("#job-words", new Page.LocatorOptions().setHasText("Put back: 1 of 1"))
                    .waitFor();
            assertThat(stage.api().ticket(number)).doesNotContainKey("snoozedUntil");
            assertThat(desk.complaints()).isEmpty();
        }
    }

    private static long tagged(Stage stage) {
        return stage.sql().number("select count(*) from ticket_tag where tag = 'bulk-thrown'");
    }

    @Test
    void theQueueFitsOnATelephone(Stage stage) {
        try (var desk = Desk.logIn(stage, DemoPeople.AGENT, 390, 844, ColorScheme.DARK)) {
            open(desk, stage, "?view=all&group=team&form=open&q=" + encoded("status:open -tag:vip"));

            assertThat((Boolean) desk.page().evaluate("document.documentElement.scrollWidth <= innerWidth"))
                    .isTrue();
        }
    }

    /** The id of a new view of everybody. */
    private static long view(Stage stage, String name, String query) {
        return stage.sql().number("""
                insert into saved_view (id, version, name, query, columns, sort, position, created_at)
                values (nextval('saved_view_seq'), 0, ?, ?, 'subject', '-updated', 0, now()) returning id
                """, name, query);
    }

    private static void open(Desk desk, Stage stage, String address) {
        desk.page().navigate(stage.desk() + "/tickets" + address);
    }

    private static void turn(Page page, String key) {
        page.waitForNavigation(() -> page.keyboard().press(key));
    }

    @SuppressWarnings("unchecked")
    private static List<String> numbers(Page page) {
        return (List<String>)
                page.evaluate("Array.from(document.querySelectorAll('tr.ticket')).map(row => row.dataset.number)");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
