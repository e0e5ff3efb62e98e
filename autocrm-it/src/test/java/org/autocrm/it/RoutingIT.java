package org.autocrm.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
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
    void anAdministratorStaffsATeamOnThePagesAndTheWallboardShowsWhatItDoes(Stage stage) {
        var api = stage.api();
        var people = new ApiPeople(stage);
        long agent = people.account("AGENT");
        long other = people.account("AGENT");
        var unique = UUID.randomUUID().toString().substring(0, 8);
        int team = api.post("/teams", "{\"name\": \"Board %s\", \"members\": [%d, %d]}".formatted(unique, agent, other))
                .json()
                .getInt("id");
        try (var desk = Desk.logIn(stage, DemoPeople.ADMINISTRATOR)) {
            var page = desk.page();
            page.navigate(stage.desk() + "/admin/skills");
            page.fill("[id='edit:name']", "Looms " + unique);
            page.click("[id='edit:save']");
            page.locator("#saved").waitFor();

            page.navigate(stage.desk() + "/admin/staffing?edit=" + agent);
            page.locator(".level", new Page.LocatorOptions().setHasText("Looms " + unique))
                    .locator("select")
                    .selectOption("4");
            page.fill("[id='edit:mailUnits']", "5");
            page.fill("[id='edit:portalUnits']", "3");
            page.fill("[id='edit:outFrom']", "2041-01-02T08:00");
            page.click("[id='edit:save']");
            assertThat(page.locator(".messages").innerText()).contains("from when, and until when");
            page.fill("[id='edit:outUntil']", "2041-01-09T08:00");
            page.selectOption("[id='edit:substitute']", Long.toString(other));
            page.click("[id='edit:save']");
            page.locator("#saved").waitFor();
            assertThat(page.locator("#staffing tr.chosen").innerText()).contains("Looms " + unique + " 4", "5 / 3");
            var staffing = api.get("/agents/" + agent + "/staffing").json();
            assertThat(staffing.getInt("substitute")).isEqualTo((int) other);
            assertThat(staffing.getString("outFrom")).startsWith("2041-01-0");

            page.navigate(stage.desk() + "/admin/routing?edit=" + team);
            page.selectOption("[id='edit:strategy']", "LEAST_LOADED");
            page.fill("[id='edit:overflowMinutes']", "15");
            page.click("[id='edit:save']");
            assertThat(page.locator(".messages").innerText()).contains("team that tickets go to");
            page.selectOption("[id='edit:overflowTeam']", "1");
            page.click("[id='edit:save']");
            page.locator("#saved").waitFor();
            assertThat(page.locator("#routing tr.chosen").innerText()).contains("least open work", "after 15 min");

            page.navigate(stage.desk() + "/admin/routing?edit=1");
            page.selectOption("[id='edit:strategy']", "SKILL_SCORE");
            page.click("[id='edit:simulate']");
            page.locator("[id='edit:simulated'] table").waitFor();
            assertThat(page.locator("[id='edit:simulated']").innerText())
                    .contains("asked for an agent", "Evenness over agents");
            assertThat(api.get("/teams/1/routing").json().getString("strategy")).isNotEqualTo("skill-score");

            page.navigate(stage.desk() + "/wallboard?team=" + team);
            page.locator("body[data-live=on]").waitFor();
            assertThat(page.locator(".board .loads").innerText()).contains("0/8");
            assertThat(page.locator(".board h2").innerText()).contains("2 of 2 there");
            api.post(
                    "/tickets",
                    "{\"customer\": {\"email\": \"%s\"}, \"subject\": \"The loom\", \"text\": \"Stands still\", \"team\": %d, \"assignee\": %d}"
                            .formatted(Post.newAddress(), team, other));
            page.locator(".board .loads .load-count", new Page.LocatorOptions().setHasText("1"))
                    .first()
                    .waitFor();
            assertThat(desk.complaints()).isEmpty();
            page.navigate(stage.desk() + "/wallboard");
            desk.picture(Path.of("target/pictures/wallboard.png"));
        }
        try (var narrow = Desk.logIn(stage, DemoPeople.ADMINISTRATOR, 390, 844, ColorScheme.DARK)) {
            narrow.page().navigate(stage.desk() + "/wallboard");
            narrow.picture(Path.of("target/pictures/wallboard-narrow-dark.png"));
            assertThat((Boolean) narrow.page().evaluate("document.documentElement.scrollWidth <= innerWidth"))
                    .isTrue();
        }
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
