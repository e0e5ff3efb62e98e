package org.autocrm.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Rules: made by API and on their page, fired by mails, by changes and by time. */
@ExtendWith(OnStage.class)
class RulesIT {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @Test
    void aMailThatOpensATicketIsChangedByARuleBeforeItIsRouted(Stage stage) {
        var word = word();
        var customer = Post.newAddress();
        stage.post().welcome(customer);
        var team = stage.sql().number("select id from team where not is_default order by id limit 1");
        var then = make(stage, """
                {"set": "create", "name": "Then %1$s", "condition": "tag:rule-%1$s priority:urgent", "actions": [
                  {"action": "note", "text": "Two rules for {ticket.number}"}]}
                """.formatted(word));
        var id = make(stage, """
                {"set": "create", "name": "First %1$s", "condition": "subject:%1$s", "actions": [
                  {"action": "team", "team": %2$d},
                  {"action": "tags", "add": ["rule-%1$s"]},
                  {"action": "priority", "priority": "urgent"},
                  {"action": "mail", "to": "customer", "subject": "We know of %1$s", "text": "Dear customer, it is ticket {ticket.number}."}]}
                """.formatted(word, team));
        try {
            stage.post().send(customer, "Broken " + word, "It is broken.");
            Await.until(() -> assertThat(number(stage, word)).isNotEmpty());
            var number = number(stage, word);

            Await.until(() -> assertThat(names(stage, number)).containsExactly("First " + word, "Then " + word));
            assertThat(stage.api().messages(number, "note")).hasSize(1);
            var ticket = stage.api().ticket(number);
            assertThat(ticket.getString("priority")).isEqualTo("urgent");
            assertThat(ticket.getJsonNumber("team").longValue()).isEqualTo(team);
            var rule = fired(stage, number).get(0);
            assertThat(rule.getInt("rule")).isEqualTo(id);
            assertThat(rule.getInt("edition")).isEqualTo(1);
            assertThat(rule.getJsonArray("refused")).isEmpty();
            Await.until(
                    PATIENCE,
                    () -> assertThat(stage.post().inbox(customer))
                            .filteredOn(letter -> letter.subject().contains("We know of"))
                            .hasSize(1)
                            .allSatisfy(letter -> {
                                assertThat(letter.subject()).contains("[#" + number + "]");
                                assertThat(letter.autoSubmitted()).isEqualTo("auto-replied");
                                assertThat(letter.raw()).contains("it is ticket " + number);
                            }));
            assertThat(stage.sql().number("""
                    select count(*) from routing_decision where ticket = ? and decided_at <
                    (select max(at) from event where type = 'rule.Fired' and ticket = ?)
                    """, number, number)).isZero();

            try (var desk = Desk.logIn(stage, DemoPeople.ADMINISTRATOR)) {
                desk.page().navigate(stage.desk() + "/tickets/" + number + "/history");
                assertThat(desk.page().locator("body").innerText()).contains("rule fired: First " + word);
                assertThat(desk.complaints()).isEmpty();
            }
        } finally {
            stage.api().delete("/rules/" + id);
            stage.api().delete("/rules/" + then);
        }
    }

    @Test
    void aChangeAndATimeThatHasComeFireRules(Stage stage) {
        var word = word();
        var onChange = make(stage, """
                {"set": "change", "name": "Change %1$s", "condition": "subject:%1$s priority:urgent", "on": ["priority"],
                 "actions": [{"action": "note", "text": "{customer.name} is in a hurry"}]}
                """.formatted(word));
        var onTime = make(stage, """
                {"set": "time", "name": "Time %1$s", "condition": "subject:%1$s", "anchor": "opened", "minutes": 1,
                 "actions": [{"action": "tags", "add": ["aged"]}]}
                """.formatted(word));
        try {
            var number = stage.api().open(Post.newAddress(), "Hurry " + word, "Please hurry");
            stage.api().patch("/tickets/" + number, "{\"priority\": \"urgent\"}");

            Await.until(() -> assertThat(stage.api().messages(number, "note")).hasSize(1));
            stage.sql()
                    .run("update ticket set created_at = created_at - interval '45 seconds' where number = '%s'"
                            .formatted(number)); // as if it were longer ago
            Await.until(
                    PATIENCE, () -> assertThat(names(stage, number)).containsExactly("Change " + word, "Time " + word));
            assertThat(stage.sql()
                            .number(
                                    "select count(*) from ticket_tag where tag = 'aged' and ticket_id = (select id from ticket where number = ?)",
                                    number))
                    .isEqualTo(1);
        } finally {
            stage.api().delete("/rules/" + onChange);
            stage.api().delete("/rules/" + onTime);
        }
    }

    @Test
    void aWrongRuleIsRefusedWithASentenceThatPointsAtIt(Stage stage) {
        assertThat(refused(stage, "\"condition\": \"tag:vip team:Nowhere\", \"actions\": [{\"action\": \"stop\"}]"))
                .contains("/condition", "Nowhere", "character 14");
        assertThat(refused(stage, "\"actions\": [{\"action\": \"stop\"}, {\"action\": \"team\", \"team\": 98765}]"))
                .contains("/actions/1/team", "There is no team 98765");
        assertThat(refused(stage, "\"actions\": [{\"action\": \"require\", \"skill\": \"lang-de\", \"level\": 9}]"))
                .contains("/actions/0/level");
        assertThat(refused(stage, "\"actions\": [{\"action\": \"webhook\"}]")).contains("/actions/0/action");
    }

    @Test
    void anAdministratorMakesARuleOnItsPageAndSeesWhatItIsTrueOf(Stage stage) {
        var word = word();
        var number = stage.api().open(Post.newAddress(), "Seen " + word, "Hello");
        var other = make(stage, """
                {"set": "create", "name": "Other %1$s", "condition": "subject:%1$s", "active": false, "actions": [{"action": "stop"}]}
                """.formatted(word));
        var name = "Page " + word;
        try (var desk = Desk.logIn(stage, DemoPeople.ADMINISTRATOR)) {
            var page = desk.page();
            page.navigate(stage.desk() + "/admin/rules?set=create");
            page.fill("[id='edit:name']", name);
            page.fill("[id='edit:condition']", "subject:" + word + " team:Nowhere");
            page.locator("[id='edit:name']").focus();
            page.locator("#condition-wrong mark").waitFor();
            assertThat(page.locator("#condition-wrong").innerText()).contains("Nowhere");
            page.fill("[id='edit:condition']", "subject:" + word);
            page.locator("[id='edit:name']").focus();
            page.locator("#preview li", new Page.LocatorOptions().setHasText(number))
                    .waitFor();
            assertThat(page.locator("#preview").innerText()).contains("True now of 1 tickets", "Seen " + word);

            page.selectOption("[id='edit:rows:0:word']", "tags");
            page.locator("[id='edit:rows:0:line']").waitFor();
            page.fill("[id='edit:rows:0:line']", "one, -two");
            page.click("[id='edit:more']");
            page.locator("[id='edit:rows:1:word']").waitFor();
            page.selectOption("[id='edit:rows:1:word']", "note");
            page.locator("[id='edit:rows:1:text']").waitFor();
            page.fill("[id='edit:rows:1:text']", "Dear {nobody.name}");
            page.click("[id='edit:save']");
            page.locator(".rule-action .wrong-text").waitFor();
            assertThat(page.locator(".rule-action .wrong-text").innerText()).contains("{nobody.name}");
            page.fill("[id='edit:rows:1:text']", "For {ticket.number}");
            page.click("[id='edit:save']");
            page.locator("#saved").waitFor();
            assertThat(page.locator("#rules tr.chosen").innerText()).contains(name, "Tags: one, -two", "Note");
            assertThat(page.locator("[id='edit:rows:1:text']").inputValue()).isEqualTo("For {ticket.number}");

            page.click("#rules tr.chosen [id$=':up']");
            page.locator("#saved").waitFor();
            var rows = page.locator("#rules").innerText();
            assertThat(rows.indexOf(name)).isLessThan(rows.indexOf("Other " + word));
            page.navigate(stage.desk() + "/admin/rules?set=time");
            page.locator("[id='edit:anchor']").waitFor();
            page.navigate(stage.desk() + "/admin/rules?set=change");
            page.locator("[id='edit:on']").waitFor();
            assertThat(desk.complaints()).isEmpty();
        } finally {
            stage.api().delete("/rules/" + other);
            stage.api()
                    .delete("/rules/" + stage.sql().number("select id from rule where name = ? and not deleted", name));
        }
    }

    private static String word() {
        return "w" + UUID.randomUUID().toString().replace("-", "");
    }

    private static int make(Stage stage, String body) {
        var made = stage.api().post("/rules", body);
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        return made.json().getInt("id");
    }

    private static String refused(Stage stage, String members) {
        var answer = stage.api().post("/rules", "{\"set\": \"create\", \"name\": \"Wrong\", " + members + "}");
        assertThat(answer.status()).as(answer.body()).isIn(400, 422);
        return answer.body();
    }

    private static String number(Stage stage, String word) {
        return stage.api().get("/tickets?q=subject:" + word).json().getJsonArray("data").stream()
                .map(row -> row.asJsonObject().getString("number"))
                .findFirst()
                .orElse("");
    }

    private static List<JsonObject> fired(Stage stage, String number) {
        return stage.api()
                .get("/tickets/" + number + "/rules")
                .json()
                .getJsonArray("data")
                .getValuesAs(JsonObject.class);
    }

    private static List<String> names(Stage stage, String number) {
        return fired(stage, number).stream().map(rule -> rule.getString("name")).toList();
    }
}
