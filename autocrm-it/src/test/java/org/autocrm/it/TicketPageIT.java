package org.autocrm.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Locator.WaitForOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(OnStage.class)
class TicketPageIT {

    @Test
    void aDraftIsThereInAnotherBrowserUntilItIsSent(Stage stage) {
        var number = stage.api().open(Post.newAddress(), "Draft elsewhere", "How?");

        try (var here = Desk.logIn(stage, DemoPeople.AGENT);
                var there = Desk.logIn(stage, DemoPeople.AGENT)) {
            here.openTicket(number);
            here.write("Half a sentence");
            with(here, "#draft-state", "ago").waitFor();

            there.openTicket(number);
            with(there, ".ql-editor", "Half a sentence").waitFor();
            there.page().click("[id='composer-form:send']");
            with(there, ".message.REPLY", "Half a sentence").waitFor();

            assertThat(there.complaints()).isEmpty();
        }

        Await.until(() -> assertThat(stage.sql()
                        .number(
                                "select count(*) from message_draft d join ticket t on t.id = d.ticket_id where t.number = ?",
                                number))
                .isZero());
    }

    @Test
    void aRequiredFieldStopsSolvingAndSaysSoBesideIt(Stage stage) {
        require(stage, "[\"solved\"]");
        var number = stage.api().open(Post.newAddress(), "Needs a field", "How?");
        routed(stage, number);
        try (var desk = Desk.logIn(stage, DemoPeople.AGENT)) {
            desk.openTicket(number);
            desk.page().selectOption("[id='properties:status']", "solved");
            var field = desk.page().locator("[data-field='order-number']");
            field.locator(".wrong-text").waitFor();
            assertThat(stage.api().ticket(number).getString("status")).isEqualTo("open");

            desk.page().evaluate("document.activeElement.blur()");
            stage.api().patch("/tickets/" + number, "{\"tags\":[\"warehouse\"]}");
            with(desk, "#context .chip", "warehouse").waitFor();
            assertThat(field.locator(".wrong-text").isVisible())
                    .as("the reason stays when the page shows what is new")
                    .isTrue();
            assertThat(desk.page().inputValue("[id='properties:status']")).isEqualTo("solved");

            field.locator("input").fill("A-17");
            field.locator("input").press("Tab");
            desk.page().locator(".ticket-head .badge.SOLVED").waitFor();
        } finally {
            require(stage, "[]");
        }

        assertThat(stage.api().ticket(number).getString("status")).isEqualTo("solved");
    }

    @Test
    void theLoserOfAChangeSeesWhoWasFasterAndKeepsWhatWasChosen(Stage stage) {
        var number = stage.api().open(Post.newAddress(), "Two at once", "How?");
        routed(stage, number);

        try (var slow = Desk.logIn(stage, DemoPeople.AGENT);
                var fast = Desk.logIn(stage, DemoPeople.ADMINISTRATOR)) {
            slow.openTicket(number);
            slow.page().evaluate("window.refreshTicket = function () {}"); // this screen is behind
            fast.openTicket(number);
            fast.page().selectOption("[id='properties:priority']", "urgent");
            fast.page().locator(".ticket-head .badge.URGENT").waitFor();

            slow.page().selectOption("[id='properties:status']", "waiting");
            with(slow, ".meanwhile", "Amelia Hart").waitFor();
            assertThat(slow.page().inputValue("[id='properties:status']")).isEqualTo("waiting");
            slow.page().click("[id='properties:again']");
            slow.page().locator(".ticket-head .badge.WAITING").waitFor();
        }

        assertThat(stage.api().ticket(number).getString("priority")).isEqualTo("urgent");
    }

    @Test
    void aMergeSaysWhatItWillDoAndIsUndoneOnTheScreen(Stage stage) {
        var customer = Post.newAddress();
        var target = stage.api().open(customer, "The first", "How?");
        var source = stage.api().open(customer, "The second", "Again, how?");
        routed(stage, target);
        routed(stage, source);

        try (var desk = Desk.logIn(stage, DemoPeople.AGENT)) {
            desk.openTicket(source);
            desk.page().keyboard().press("m");
            desk.page()
                    .locator(".suggestions li", new Page.LocatorOptions().setHasText(target))
                    .click();
            with(desk, ".preview", "is closed").waitFor();
            desk.page().click("[id='merge:go']");
            desk.page().locator(".state-bar.merged").waitFor();
            assertThat(stage.api().messages(target, "received")).hasSize(2);

            desk.openTicket(target);
            assertThat(desk.page().locator(".message .origin").innerText()).contains(source);
            desk.page().locator(".system-line .undo").click();
            desk.page()
                    .locator(".message .origin")
                    .waitFor(new WaitForOptions().setState(WaitForSelectorState.DETACHED));
        }

        assertThat(stage.api().messages(target, "received")).hasSize(1);
        assertThat(stage.api().messages(source, "received")).hasSize(1);
    }

    @Test
    void aFileIsPickedAndReachesTheCustomer(Stage stage) {
        var customer = Post.newAddress();
        stage.post().welcome(customer);
        var number = stage.api().open(customer, "With a file", "How?");

        try (var desk = Desk.logIn(stage, DemoPeople.AGENT)) {
            desk.openTicket(number);
            desk.page().setInputFiles("#pick-files", file("program.exe"));
            with(desk, ".upload.failed", "may not be attached").waitFor();
            desk.page().click(".upload.failed .chip-x");
            desk.page().setInputFiles("#pick-files", file("steps.txt"));
            desk.page().locator(".upload.done").waitFor();
            desk.write("See the file.");
            desk.page().click("[id='composer-form:send']");
            with(desk, ".message.REPLY .files", "steps.txt").waitFor();
        }

        Await.until(() -> assertThat(stage.post().inbox(customer)).hasSize(1));
        assertThat(stage.post().inbox(customer).get(0).raw()).contains("steps.txt");
    }

    @Test
    void whatIsChosenWhileAChoiceIsOnItsWayIsKeptToo(Stage stage) {
        var number = stage.api().open(Post.newAddress(), "Chosen at once", "How?");
        routed(stage, number);

        try (var desk = Desk.logIn(stage, DemoPeople.AGENT)) {
            desk.openTicket(number);
            desk.page().evaluate("""
                    () => [["priority", "urgent"], ["status", "waiting"], ["language", "fr"]].forEach(([name, value]) => {
                      const field = document.getElementById("properties:" + name);
                      field.value = value;
                      field.dispatchEvent(new Event("change", { bubbles: true }));
                    })""");
            desk.page().locator(".ticket-head .badge.WAITING").waitFor();

            Await.until(() -> {
                var ticket = stage.api().ticket(number);
                assertThat(ticket.getString("priority")).isEqualTo("urgent");
                assertThat(ticket.getString("status")).isEqualTo("waiting");
                assertThat(ticket.getString("language")).isEqualTo("fr");
            });
            assertThat(desk.complaints()).isEmpty();
        }
    }

    @Test
    void filesAreDroppedAndPasted(Stage stage) {
        var number = stage.api().open(Post.newAddress(), "Dropped and pasted", "How?");

        try (var desk = Desk.logIn(stage, DemoPeople.AGENT)) {
            desk.openTicket(number);
            handOver(desk, "drop", "dataTransfer", "dropped.txt");
            with(desk, ".upload.done", "dropped.txt").waitFor();
            handOver(desk, "paste", "clipboardData", "screen.png");
            with(desk, ".upload.done", "screen.png").waitFor();
            desk.write("Both are here.");
            desk.page().click("[id='composer-form:send']");

            with(desk, ".message.REPLY .files", "dropped.txt").waitFor();
            with(desk, ".message.REPLY .files", "screen.png").waitFor();
            assertThat(desk.complaints()).isEmpty();
        }
    }

    /** What a browser does with a file from another window. */
    private static void handOver(Desk desk, String event, String carrier, String name) {
        desk.page().locator(".ql-editor").evaluate("""
                (editor, [event, carrier, name]) => {
                  const files = new DataTransfer();
                  files.items.add(new File(["What it says"], name, { type: name.endsWith("png") ? "image/png" : "text/plain" }));
                  const Kind = event === "drop" ? DragEvent : ClipboardEvent;
                  editor.dispatchEvent(new Kind(event, { [carrier]: files, bubbles: true, cancelable: true }));
                }""", List.of(event, carrier, name));
    }

    @Test
    void whoSendsAndGoesOnSeesTheNextTicketOfTheInbox(Stage stage) {
        stage.api().open(Post.newAddress(), "Comes next", "How?");
        var number = stage.api().open(Post.newAddress(), "Sent and left", "How?");

        try (var desk = Desk.logIn(stage, DemoPeople.AGENT)) {
            desk.openTicket(number);
            desk.write("Like this.");
            desk.page().click("[id='composer-form:sendNext']");

            desk.page().waitForURL(address -> address.matches(".*/tickets/[0-9]+") && !address.endsWith(number));
            desk.page().locator(".ticket-head").waitFor();
        }

        assertThat(stage.api().messages(number, "reply")).hasSize(1);
    }

    @Test
    void aSnoozedTicketIsOutOfTheInboxUntilItIsWoken(Stage stage) {
        var number = stage.api().open(Post.newAddress(), Post.newSubject("Snoozed"), "How?");
        routed(stage, number);

        try (var desk = Desk.logIn(stage, DemoPeople.AGENT)) {
            desk.openTicket(number);
            desk.page().keyboard().press("z");
            desk.page().click("[data-time='TOMORROW']");
            desk.page().locator(".state-bar.snoozed").waitFor();
            desk.page().navigate(stage.desk() + "/tickets?view=inbox");
            assertThat(desk.page().locator("a[data-ticket='" + number + "']").count())
                    .isZero();

            desk.openTicket(number);
            desk.page().click("[id='states:wake']");
            desk.page()
                    .locator(".state-bar.snoozed")
                    .waitFor(new WaitForOptions().setState(WaitForSelectorState.DETACHED));
        }

        assertThat(stage.sql().number("select count(*) from ticket where number = ? and snoozed_until is null", number))
                .isEqualTo(1);
    }

    @Test
    void whoOpensATicketSeesTheOneThatIsThereAlready(Stage stage) {
        var customer = Post.newAddress();
        var known = stage.api().open(customer, "The printer jams again", "How?");

        try (var desk = Desk.logIn(stage, DemoPeople.AGENT)) {
            desk.page().navigate(stage.desk() + "/tickets/new");
            desk.page().waitForSelector(".ql-editor");
            desk.page().fill("[id='new:customer']", customer);
            desk.page().fill("[id='new:subject']", "Printer jams again");
            with(desk, ".similar", known).waitFor();

            desk.write("It jams on each page.");
            desk.page().click("[id='new:create']");
            with(desk, ".message.RECEIVED", "It jams on each page.").waitFor();
            assertThat(desk.complaints()).isEmpty();
        }

        assertThat(stage.api().ticketsAbout("Printer jams again")).hasSize(1);
    }

    private static Locator with(Desk desk, String selector, String text) {
        return desk.page().locator(selector, new Page.LocatorOptions().setHasText(text));
    }

    private static FilePayload file(String name) {
        return new FilePayload(name, "text/plain", "First, open the tray.".getBytes(StandardCharsets.UTF_8));
    }

    /** Waits until nobody but people will change it. */
    private static void routed(Stage stage, String number) {
        Await.until(() -> assertThat(stage.sql()
                        .number("select count(*) from event where type = 'ticket.TeamChanged' and ticket = ?", number))
                .isPositive());
    }

    /**
     * Says without which statuses the field cannot do; by the API, since the server keeps its catalogue for seconds.
     */
    private static void require(Stage stage, String statuses) {
        assertThat(stage.api()
                        .patch("/fields/order-number", "{\"requiredFor\": " + statuses + "}")
                        .status())
                .isEqualTo(200);
    }
}
