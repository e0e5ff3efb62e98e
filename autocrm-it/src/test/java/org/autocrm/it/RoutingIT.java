package org.autocrm.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.ColorScheme;
import jakarta.json.JsonString;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Who gets a ticket and why, by API and on the ticket's page. */
@ExtendWith(OnStage.class)
class RoutingIT {

    @Test
    void whatWaitsForASkillIsGivenOutWhenSomebodyGetsItAndThePageSaysWhy(Stage stage) {
        var api = stage.api();
        var people = new ApiPeople(stage);
        long agent = people.account("AGENT");
        long other = people.account("AGENT");
        var skill = api.post("/skills", "{\"name\": \"Lathes %s\"}".formatted(UUID.randomUUID()))
                .json()
                .getString("key");
        int team = api.post(
                        "/teams",
                        "{\"name\": \"Workshop %s\", \"members\": [%d, %d]}".formatted(UUID.randomUUID(), agent, other))
                .json()
                .getInt("id");
        assertThat(api.patch("/teams/" + team + "/routing", "{\"strategy\": \"skill-score\"}")
                        .status())
                .isEqualTo(200);
        var number = api.open(Post.newAddress(), "The lathe stands still", "Please help");
        Await.until(() -> assertThat(sentences(api, number)).isNotEmpty());

        assertThat(api.send(
                                "PUT",
                                "/tickets/" + number + "/skills",
                                "{\"required\": [{\"skill\": \"%s\", \"level\": 3}], \"preferred\": []}"
                                        .formatted(skill)
                                        .getBytes(java.nio.charset.StandardCharsets.UTF_8),
                                "Content-Type",
                                "application/json")
                        .status())
                .isEqualTo(200);
        assertThat(api.patch("/tickets/" + number, "{\"team\": %d, \"assignee\": null}".formatted(team))
                        .status())
                .isEqualTo(200);
        Await.until(() -> assertThat(sentences(api, number).get(1)).contains("has the skill Lathes"));
        assertThat(api.ticket(number)).doesNotContainKey("assignee");

        var staffed = api.patch(
                "/agents/" + agent + "/staffing",
                "{\"skills\": [{\"skill\": \"%s\", \"level\": 4}], \"mailUnits\": 5}".formatted(skill));
        assertThat(staffed.status()).as(staffed.body()).isEqualTo(200);
        Await.until(() -> assertThat(api.ticket(number)).containsKey("assignee"));

        var decision = api.get("/tickets/" + number + "/routing")
                .json()
                .getJsonArray("decisions")
                .getJsonObject(0);
        assertThat(decision.getString("outcome")).isEqualTo("given");
        assertThat(decision.getJsonArray("excluded").getJsonObject(0).getString("reason"))
                .matches("lacks Lathes .* \\(needs level 3, has 0\\)");
        try (var desk = Desk.logIn(stage, DemoPeople.ADMINISTRATOR, 1440, 900, ColorScheme.LIGHT)) {
            desk.openTicket(number);
            desk.page().locator(".why summary").click();
            assertThat(desk.page().locator(".why-table").innerText()).contains("0/5");
            assertThat(desk.page().locator(".why-excluded").innerText()).contains("needs level 3, has 0");
            desk.page().locator(".why").scrollIntoViewIfNeeded();
            desk.picture(Path.of("target/pictures/routing-why.png"));
            assertThat(desk.complaints()).isEmpty();
        }
        try (var desk = Desk.logIn(stage, DemoPeople.ADMINISTRATOR, 390, 844, ColorScheme.LIGHT)) {
            desk.openTicket(number);
            desk.page().locator(".why summary").click();
            desk.picture(Path.of("target/pictures/routing-why-narrow.png"));
        }
    }

    @Test
    void anAgentSaysAtTheFootOfTheRailWhetherTheyAreThere(Stage stage) {
        try (var desk = Desk.logIn(stage, DemoPeople.ADMINISTRATOR)) {
            Locator presence = desk.page().locator("[id='person:presence']");

            presence.selectOption("break");

            desk.page().locator(".duty.off").waitFor();
            assertThat(stage.api().get("/me/presence").json().getString("presence"))
                    .isEqualTo("break");
            desk.page().locator("[id='person:presence']").selectOption("online");
            desk.page().locator(".duty.on").waitFor();
        }
        assertThat(stage.sql().number("""
                        select count(*) from agent_life l join account a on a.id = l.account_id where a.email = ?
                        """, DemoPeople.ADMINISTRATOR)).isEqualTo(1);
    }

    @Test
    void whatCannotBeIsRefusedWithASentenceAtTheMember(Stage stage) {
        var api = stage.api();
        int team = api.post("/teams", "{\"name\": \"Circle %s\"}".formatted(UUID.randomUUID()))
                .json()
                .getInt("id");

        var circle = api.patch("/teams/" + team + "/routing", "{\"parent\": %d}".formatted(team));
        var half = api.patch("/teams/" + team + "/routing", "{\"fairTickets\": 3}");

        assertThat(circle.status()).isEqualTo(422);
        assertThat(circle.body()).contains("/parent", "Choose another team that exists.");
        assertThat(half.status()).isEqualTo(422);
        assertThat(half.body()).contains("/fairMinutes", "Say both");
    }

    private static List<String> sentences(Api api, String number) {
        return api.get("/tickets/" + number + "/routing").json().getJsonArray("decisions").stream()
                .limit(1)
                .flatMap(decision ->
                        decision.asJsonObject().getJsonArray("sentences").getValuesAs(JsonString::getString).stream())
                .toList();
    }
}
