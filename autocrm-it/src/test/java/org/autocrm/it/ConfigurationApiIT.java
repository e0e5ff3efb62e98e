package org.autocrm.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonValue;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An administrator's program that sets the desk up. */
@ExtendWith(OnStage.class)
class ConfigurationApiIT {

    @Test
    void aRenamedTagIsRenamedOnItsTickets(Stage stage) {
        var number = stage.api().open(Post.newAddress(), "Tagged", "Help");
        var tag = "t" + UUID.randomUUID();
        stage.sql().run("insert into tag (name, created_at) values ('%s', now())".formatted(tag));
        stage.sql()
                .run("insert into ticket_tag (ticket_id, tag) select id, '%s' from ticket where number = '%s'"
                        .formatted(tag, number));

        var renamed = stage.api().patch("/tags/" + tag, "{\"name\": \"Re " + tag + "\"}");

        assertThat(renamed.json().getString("name")).isEqualTo("re-" + tag);
        assertThat(numbers(stage.api().get("/tickets?q=tag:re-" + tag))).containsExactly(number);
        assertThat(numbers(stage.api().get("/tickets?q=tag:" + tag))).isEmpty();
        assertThat(stage.api().get("/tags?prefix=re-" + tag.substring(0, 9)).body())
                .contains("re-" + tag);
    }

    @Test
    void aFieldThatAStatusRequiresStopsSolvingUntilItHasAValue(Stage stage) {
        var status = stage.api()
                .post("/statuses", "{\"name\": \"Done %s\", \"category\": \"solved\"}".formatted(UUID.randomUUID()))
                .json()
                .getString("key");
        var field = stage.api()
                .post(
                        "/fields",
                        "{\"name\": \"Cause %s\", \"type\": \"text\", \"requiredFor\": [\"%s\"]}"
                                .formatted(UUID.randomUUID(), status))
                .json()
                .getString("key");
        var ticket = "/tickets/" + stage.api().open(Post.newAddress(), "Needs a cause", "Why?");

        var refused = stage.api().patch(ticket, "{\"status\": \"" + status + "\"}");
        var solved = stage.api()
                .patch(ticket, "{\"status\": \"%s\", \"fields\": {\"%s\": \"worn out\"}}".formatted(status, field));

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.body()).contains("needs a value in: Cause");
        assertThat(solved.json().getString("status")).isEqualTo(status);
    }

    @Test
    void aViewOfATeamIsNotThereForOthers(Stage stage) {
        var people = new ApiPeople(stage);
        var member = people.account("AGENT");
        var team = stage.api()
                .post("/teams", "{\"name\": \"Team %s\", \"members\": [%d]}".formatted(UUID.randomUUID(), member))
                .json()
                .getInt("id");

        var view = stage.api()
                .post(
                        "/views",
                        "{\"name\": \"Ours\", \"query\": \"team:%1$d\", \"audience\": \"team\", \"team\": %1$d}"
                                .formatted(team))
                .json()
                .getString("key");

        var theirs = people.key(member, "*", "");
        var others = people.key("AGENT", "*");
        assertThat(theirs.get("/views/" + view + "/tickets").status()).isEqualTo(200);
        assertThat(theirs.get("/views/counts?keys=inbox," + view).json().getJsonArray("counts"))
                .hasSize(2);
        assertThat(others.get("/views/" + view).status()).isEqualTo(404);
        assertThat(others.get("/views/counts?keys=inbox," + view).json().getJsonArray("counts"))
                .hasSize(1);
        assertThat(others.get("/views?limit=100").body()).doesNotContain(view);
    }

    @Test
    void anInvitedAgentGetsALinkAndIsOutOnceDeactivated(Stage stage) {
        var email = Post.newAddress();
        stage.post().welcome(email);

        var agent = stage.api()
                .post(
                        "/agents",
                        "{\"email\": \"%s\", \"name\": \"Cleo Mann\", \"role\": \"supervisor\"}".formatted(email));
        var id = agent.json().getInt("id");

        assertThat(agent.json().getBoolean("invited")).isTrue();
        Await.until(() -> assertThat(stage.post().inbox(email)).hasSize(1));
        assertThat(stage.post().inbox(email).get(0).raw()).contains("/support/password?token");
        var theirs = new ApiPeople(stage).key(id, "*", "");
        assertThat(theirs.get("/me").json().getString("role")).isEqualTo("supervisor");
        var deactivated = stage.api().patch("/agents/" + id, "{\"active\": false}");
        assertThat(deactivated.json().getBoolean("active")).isFalse();
        assertThat(theirs.get("/me").status()).isEqualTo(401);
        stage.api().patch("/agents/" + id, "{\"active\": true}");
        assertThat(theirs.get("/me").status()).isEqualTo(200);
    }

    @Test
    void theLoserOfTwoChangesIsToldAndNothingOfTheirsIsKept(Stage stage) {
        var status = stage.api()
                .post(
                        "/statuses",
                        "{\"name\": \"On hold %s\", \"category\": \"waiting\"}".formatted(UUID.randomUUID()));
        var address = "/statuses/" + status.json().getString("key");
        var tag = status.header("ETag").orElseThrow();
        stage.api().patch(address, "{\"position\": 70}");

        var late = stage.api().patch(address, "{\"position\": 80}", "If-Match", tag);

        assertThat(late.status()).isEqualTo(412);
        assertThat(stage.api().get(address).json().getInt("position")).isEqualTo(70);
    }

    @Test
    void whatCannotBeIsRefusedWithThePlaceInTheBody(Stage stage) {
        var category = stage.api().patch("/statuses/open", "{\"isDefault\": false}");
        var query = stage.api().post("/views", "{\"name\": \"Wrong\", \"query\": \"status:(open OR\"}");
        var choices = stage.api().post("/fields", "{\"name\": \"Product\", \"type\": \"choice\"}");

        assertThat(List.of(category.status(), query.status(), choices.status())).containsOnly(422);
        assertThat(category.body()).contains("\"/isDefault\"");
        assertThat(query.body()).contains("\"/query\"");
        assertThat(choices.body()).contains("\"/choices\"");
    }

    private static List<String> numbers(Api.Answer answer) {
        return answer.json().getJsonArray("data").stream()
                .map(JsonValue::asJsonObject)
                .map(ticket -> ticket.getString("number"))
                .toList();
    }
}
