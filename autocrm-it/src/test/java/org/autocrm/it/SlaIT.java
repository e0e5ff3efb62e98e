package org.autocrm.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Promises, from the policy to the mail that tells of one that was not kept. */
@ExtendWith(OnStage.class)
class SlaIT {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @Test
    void aPromiseIsWatchedToldOfAndShownWithHowItCameAbout(Stage stage) {
        var word = "w" + UUID.randomUUID().toString().replace("-", "");
        var boss = Post.newAddress();
        stage.post().welcome(boss);
        var policy = stage.api().post("/sla-policies", """
                {"name": "Watched %1$s", "condition": "subject:%1$s", "stops": ["waiting"],
                 "targets": [
                   {"metric": "first-response", "priority": "normal", "minutes": 1, "business": false},
                   {"metric": "first-response", "priority": "urgent", "minutes": 1, "business": false},
                   {"metric": "resolution", "priority": "normal", "minutes": 600},
                   {"metric": "resolution", "priority": "urgent", "minutes": 300}],
                 "escalations": [{"minutes": 0, "actions": [
                   {"action": "notify", "address": "%2$s"}, {"action": "raise", "priority": "urgent"}]}]}
                """.formatted(word, boss));
        assertThat(policy.status()).as(policy.body()).isEqualTo(201);
        var id = policy.json().getInt("id");
        try {
            var number = stage.api().open(Post.newAddress(), "Promise " + word, "How long?");

            Await.until(() -> assertThat(stage.api().ticket(number)).containsKey("dueAt"));
            var opened = Instant.parse(stage.api().ticket(number).getString("createdAt"));
            assertThat(Instant.parse(stage.api().ticket(number).getString("dueAt")))
                    .isBetween(opened.plusSeconds(59), opened.plusSeconds(62));
            assertThat(stage.api()
                            .get("/tickets?q=subject:" + word + "+due%3C2h&sort=due")
                            .body())
                    .contains(number, "dueAt");

            try (var desk = Desk.logIn(stage, DemoPeople.AGENT)) {
                var page = desk.page();
                page.navigate(stage.desk() + "/tickets/" + number);
                page.locator(".promises .promise").first().waitFor();
                page.locator(".promises details summary").first().click();
                assertThat(page.locator(".promises").innerText())
                        .contains("First response", "Opened on", "Watched " + word);
                assertThat(page.locator(".promises time.countdown").first().innerText())
                        .matches("\\d+m|\\d+m late");
                assertThat(desk.complaints()).isEmpty();
            }

            Await.until(PATIENCE, () -> assertThat(stage.post().inbox(boss)).hasSize(1));
            assertThat(stage.post().inbox(boss).get(0).subject()).contains(number, "overdue");
            Await.until(() ->
                    assertThat(stage.api().ticket(number).getString("priority")).isEqualTo("urgent"));
            assertThat(stage.sql()
                            .number("select count(*) from event where type = 'sla.Breached' and ticket = ?", number))
                    .isEqualTo(1);
            assertThat(stage.sql().number("""
                            select count(*) from event where type = 'sla.Breached' and ticket = ?
                            and at < cast(payload->>'due' as timestamptz) + interval '10 seconds'
                            """, number)).isEqualTo(1);

            stage.api().reply(number, "Here you are.");
            Await.until(
                    () -> assertThat(clock(stage, number, "", "first-response").getString("state"))
                            .isEqualTo("missed"));
            assertThat(clock(stage, number, "?at=" + opened.plusSeconds(30), "first-response")
                            .getString("state"))
                    .isEqualTo("running");
            Await.until(() -> assertThat(stage.api().ticket(number)).doesNotContainKey("dueAt"));
        } finally {
            stage.api().delete("/sla-policies/" + id);
        }
    }

    @Test
    void aWrongPolicyIsRefusedWithASentenceThatPointsAtIt(Stage stage) {
        var condition = refused(stage, "\"condition\": \"tag:vip team:Nowhere\"");
        var priority = stage.api().post("/sla-policies", """
                {"name": "Wrong", "targets": [{"metric": "resolution", "priority": "never", "minutes": 1}]}
                """).body();

        assertThat(condition).contains("/condition", "Nowhere", "character 14");
        assertThat(priority).contains("/targets", "There is no priority never");
    }

    @Test
    void anAdministratorMakesAPolicyOnItsPageAndMovesIt(Stage stage) {
        var name = "Page " + UUID.randomUUID().toString().substring(0, 8);
        var other =
                stage.api().post("/sla-policies", """
                {"name": "Other %s", "condition": "tag:nobody-has-this", "active": false,
                 "targets": [{"metric": "resolution", "priority": "normal", "minutes": 60}]}
                """.formatted(name)).json().getInt("id");
        try (var desk = Desk.logIn(stage, DemoPeople.ADMINISTRATOR)) {
            var page = desk.page();
            page.navigate(stage.desk() + "/admin/policies");
            page.fill("[id='edit:name']", name);
            page.fill("[id='edit:condition']", "tag:gold team:Nowhere");
            page.locator("[id='edit:name']").focus();
            page.locator("#condition-wrong mark").waitFor();
            assertThat(page.locator("#condition-wrong").innerText()).contains("Nowhere");
            page.fill("[id='edit:condition']", "tag:nobody-has-this");
            page.locator("[id='edit:name']").focus();
            page.locator(
                            "[id='edit:effects'] li",
                            new com.microsoft.playwright.Page.LocatorOptions().setHasText("0 unsolved"))
                    .waitFor();
            page.fill("[id='edit:targets:1:first']", "4h");
            page.fill("[id='edit:reminders']", "30m: notify assignee");
            page.fill("[id='edit:escalations']", "0m: notify team, raise urgent");
            page.click("[id='edit:save']");
            page.locator("#saved").waitFor();
            assertThat(page.locator("#policies tr.chosen").innerText()).contains(name, "4h");
            assertThat(page.locator("[id='edit:escalations']").inputValue()).isEqualTo("0m: notify team, raise urgent");

            page.click("#policies tr.chosen [id$=':up']");
            page.locator("#saved").waitFor();
            var rows = page.locator("#policies").innerText();
            assertThat(rows.indexOf(name)).isLessThan(rows.indexOf("Other " + name));
            assertThat(desk.complaints()).isEmpty();
        } finally {
            stage.api().delete("/sla-policies/" + other);
            var made = stage.sql().number("select id from sla_policy where name = ? and not deleted", name);
            stage.api().delete("/sla-policies/" + made);
        }
    }

    private static String refused(Stage stage, String member) {
        var answer = stage.api().post("/sla-policies", """
                {"name": "Wrong", %s, "targets": [{"metric": "resolution", "priority": "normal", "minutes": 1}]}
                """.formatted(member));
        assertThat(answer.status()).isIn(400, 422);
        return answer.body();
    }

    private static JsonObject clock(Stage stage, String number, String at, String metric) {
        return stage
                .api()
                .get("/tickets/" + number + "/sla" + at)
                .json()
                .getJsonArray("clocks")
                .getValuesAs(JsonObject.class)
                .stream()
                .filter(clock -> clock.getString("metric").equals(metric))
                .findFirst()
                .orElseThrow();
    }
}
