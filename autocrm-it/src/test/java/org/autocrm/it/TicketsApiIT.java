package org.autocrm.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.autocrm.it.Api.Answer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a program can do with tickets. */
@ExtendWith(OnStage.class)
class TicketsApiIT {

    @Nested
    class ThatAreOpened {

        @Test
        void haveEverythingThatWasAskedForAtOnce(Stage stage) {
            var file = upload(stage);
            var me = stage.api().get("/me").json().getInt("id");

            var opened = stage.api().post("/tickets", """
                    {"customer":{"email":"ann@example.org"},"subject":"All at once","text":"Help","priority":"high",
                     "status":"waiting","assignee":%1$d,"tags":["VIP","late"],"followers":[%1$d],"copies":["boss@example.org"],
                     "language":"de","attachments":[%2$d]}""".formatted(me, file));

            assertThat(opened.status()).as(opened.body()).isEqualTo(201);
            var ticket = opened.json();
            assertThat(ticket.getString("priority")).isEqualTo("high");
            assertThat(ticket.getString("statusCategory")).isEqualTo("waiting");
            assertThat(ticket.getInt("assignee")).isEqualTo(me);
            assertThat(texts(ticket.getJsonArray("tags"))).containsExactly("late", "vip");
            assertThat(texts(ticket.getJsonArray("copies"))).containsExactly("boss@example.org");
            assertThat(ticket.getJsonArray("followers").getInt(0)).isEqualTo(me);
            assertThat(ticket.getString("language")).isEqualTo("de");
            assertThat(message(ticket, 0).getJsonArray("files").getJsonObject(0).getString("name"))
                    .isEqualTo("plan.txt");
        }

        @Test
        void areNotThereAtAllWhereSomethingIsWrong(Stage stage) {
            var subject = "Nothing " + UUID.randomUUID();
            var body = "{\"customer\":{\"email\":\"ann@example.org\"},\"subject\":\"" + subject
                    + "\",\"text\":\"Help\",\"tags\":[\"vip\"],%s}";

            var unknown = stage.api()
                    .post("/tickets", body.formatted("\"status\":\"nowhere\",\"fields\":{\"wings/a\":2},\"team\":0"));
            var foreign = stage.api().post("/tickets", body.formatted("\"attachments\":[999999999]"));

            assertThat(unknown.status()).isEqualTo(409);
            assertThat(pointers(unknown)).contains("/status", "/fields/wings~1a", "/team");
            assertThat(foreign.status()).isEqualTo(422);
            assertThat(stage.sql().number("select count(*) from ticket where subject = ?", subject))
                    .isZero();
        }
    }

    @Nested
    class ThatAreChanged {

        @Test
        void keepWhatAPatchDoesNotName(Stage stage) {
            var number = stage.api().open("ann@example.org", "Patched", "Help");
            stage.api().patch("/tickets/" + number, "{\"tags\":[\"vip\"],\"copies\":[\"boss@example.org\"]}");

            var changed = stage.api().patch("/tickets/" + number, """
                    {"priority":"high","copies":null,"snoozedUntil":"customer-writes","customer":{"email":"bo@example.org"}}""");

            assertThat(changed.status()).as(changed.body()).isEqualTo(200);
            assertThat(changed.json().getString("priority")).isEqualTo("high");
            assertThat(changed.json().getString("snoozedUntil")).isEqualTo("customer-writes");
            assertThat(changed.json().getJsonObject("customer").getString("email"))
                    .isEqualTo("bo@example.org");
            assertThat(texts(changed.json().getJsonArray("tags"))).containsExactly("vip");
            assertThat(changed.json().getJsonArray("copies")).isEmpty();
            assertThat(changed.json().getString("subject")).isEqualTo("Patched");
        }

        @Test
        void stayAsTheyAreWhereTheVersionIsOldAndSayWhatHappened(Stage stage) {
            var address = "/tickets/" + stage.api().open("ann@example.org", "Contested", "Help");
            var tag = stage.api().get(address).header("ETag").orElseThrow();
            stage.api().patch(address, "{\"priority\":\"urgent\"}");

            var late = stage.api().patch(address, "{\"subject\":\"Too late\"}", "If-Match", tag);

            assertThat(late.status()).isEqualTo(412);
            assertThat(late.json().getString("type")).isEqualTo("urn:autocrm:problem:changed-meanwhile");
            assertThat(late.json().getJsonArray("changes").getValuesAs(JsonObject.class))
                    .anySatisfy(change -> {
                        assertThat(change.getString("type")).isEqualTo("ticket.PriorityChanged");
                        assertThat(change.getString("actor")).isEqualTo(DemoPeople.ADMINISTRATOR);
                        assertThat(change.getJsonObject("data").getString("to")).isEqualTo("urgent");
                    });
            assertThat(stage.api().get(address).json().getString("subject")).isEqualTo("Contested");
        }

        @Test
        void areFollowedByWhoAsksAndByThoseWhoDidBefore(Stage stage) {
            var people = new ApiPeople(stage);
            var other = people.account("AGENT");
            var address = "/tickets/"
                    + stage.api()
                            .post(
                                    "/tickets",
                                    "{\"customer\":{\"email\":\"ann@example.org\"},\"subject\":\"Followed\",\"text\":\"Help\",\"followers\":["
                                            + other + "]}")
                            .json()
                            .getString("number");

            stage.api().send("PUT", address + "/followers/me", new byte[0]);
            var both = stage.api().get(address + "?include=followers").json();
            stage.api().delete(address + "/followers/me");

            assertThat(both.getJsonObject("included").getJsonArray("followers")).hasSize(2);
            assertThat(stage.api().get(address).json().getJsonArray("followers").getInt(0))
                    .isEqualTo((int) other);
        }

        @Test
        void mayGoToATeamOutOfSight(Stage stage) {
            var agent = new ApiPeople(stage).key("AGENT", "*");
            var team = stage.sql()
                    .number(
                            "insert into team (id, name, restricted) values (nextval('team_seq'), ?, true) returning id",
                            "Board " + UUID.randomUUID());
            var number = agent.open("ann@example.org", "For the board", "Help");

            var moved = agent.patch("/tickets/" + number, "{\"team\":" + team + "}");

            assertThat(moved.status()).as(moved.body()).isEqualTo(200);
            assertThat(moved.body()).isEqualTo("{\"number\":\"" + number + "\"}");
            assertThat(agent.get("/tickets/" + number).status()).isEqualTo(404);
            assertThat(stage.api().ticket(number).getInt("team")).isEqualTo((int) team);
        }

        @Test
        void areReadWithTheirCustomerOnlyByKeysThatMayReadCustomers(Stage stage) {
            var number = stage.api().open("ann@example.org", "Included", "Help");
            var reader = new ApiPeople(stage).key("AGENT", "tickets:read");

            assertThat(reader.get("/tickets/" + number + "?include=customer").status())
                    .isEqualTo(403);
            assertThat(stage.api()
                            .get("/tickets/" + number + "?include=customer,team")
                            .json()
                            .getJsonObject("included")
                            .getJsonObject("customer")
                            .getString("email"))
                    .isEqualTo("ann@example.org");
        }
    }

    @Nested
    class WhoseConversation {

        @Test
        void isPagedBothWays(Stage stage) {
            var address = "/tickets/" + stage.api().open("ann@example.org", "Long", "Help") + "/messages";
            List<Integer> written = new ArrayList<>(ids(stage.api().get(address)));
            for (int i = 0; i < 4; i++) {
                stage.api().post(address, "{\"kind\":\"note\",\"text\":\"Note " + i + "\"}");
            }
            written.addAll(0, ids(stage.api().get(address + "?kind=note")));

            var first = stage.api().get(address + "?limit=2");
            var second = stage.api().get(address + "?limit=2&cursor=" + cursor(first, "nextCursor"));
            var third = stage.api().get(address + "?limit=2&cursor=" + cursor(second, "nextCursor"));
            var back = stage.api().get(address + "?limit=2&cursor=" + cursor(third, "previousCursor"));

            assertThat(ids(first)).isEqualTo(written.subList(0, 2));
            assertThat(ids(second)).isEqualTo(written.subList(2, 4));
            assertThat(ids(third)).isEqualTo(written.subList(4, 5));
            assertThat(ids(back)).isEqualTo(ids(second));
            assertThat(stage.api().get(address + "/" + written.get(0)).json().getString("text"))
                    .isEqualTo("Note 3");
        }

        @Test
        void isNotAnsweredPastWhatItsAuthorHasNotSeen(Stage stage) {
            var number = stage.api().open("ann@example.org", "Two answers", "Help");
            var seen = stage.api().messages(number, "received").get(0).getInt("id");
            stage.api().reply(number, "A colleague was faster.");

            var refused = stage.api()
                    .post(
                            "/tickets/" + number + "/messages",
                            "{\"kind\":\"reply\",\"text\":\"Me too.\",\"lastSeen\":" + seen
                                    + ",\"changes\":{\"status\":\"solved\"}}");

            assertThat(refused.status()).isEqualTo(409);
            assertThat(refused.json().getString("type")).isEqualTo("urn:autocrm:problem:newer-message");
            assertThat(refused.json().getJsonArray("messages").getJsonObject(0).getString("text"))
                    .isEqualTo("A colleague was faster.");
            assertThat(stage.api().messages(number, "reply")).hasSize(1);
            assertThat(stage.api().ticket(number).getString("status")).isEqualTo("waiting");
        }

        @Test
        void isAnsweredWithAFileAndSolvedAtOnceOrNotAtAll(Stage stage) {
            var number = stage.api().open("ann@example.org", "Send and solve", "Help");
            var reply = "{\"kind\":\"reply\",\"text\":\"Here.\",\"attachments\":[" + upload(stage)
                    + "],\"changes\":{\"status\":\"%s\"}}";

            var refused = stage.api().post("/tickets/" + number + "/messages", reply.formatted("nowhere"));
            var solved = stage.api().post("/tickets/" + number + "/messages", reply.formatted("solved"));

            assertThat(refused.status()).isEqualTo(409);
            assertThat(pointers(refused)).containsExactly("/changes/status");
            assertThat(solved.status()).as(solved.body()).isEqualTo(201);
            assertThat(solved.json().getString("status")).isEqualTo("solved");
            assertThat(solved.json()).containsKey("solvedAt");
            var sent = stage.api().get(solved.header("Location").orElseThrow()).json();
            assertThat(sent.getJsonArray("files").getJsonObject(0).getString("name"))
                    .isEqualTo("plan.txt");
            assertThat(stage.api().messages(number, "reply")).hasSize(1);
        }

        @Test
        void hasADraftThatNoOtherWindowOverwritesUnseen(Stage stage) {
            var draft = "/tickets/" + stage.api().open("ann@example.org", "Drafted", "Help") + "/drafts/reply";

            var first = save(stage, draft, "<p>One</p><script>x</script>");
            var tag = first.header("ETag").orElseThrow();
            var second = save(stage, draft, "<p>Two</p>", "If-Match", tag);
            var late = save(stage, draft, "<p>Late</p>", "If-Match", tag);

            assertThat(first.json().getString("html")).isEqualTo("<p>One</p>");
            assertThat(second.status()).isEqualTo(200);
            assertThat(late.status()).isEqualTo(412);
            assertThat(stage.api().get(draft).json().getString("html")).isEqualTo("<p>Two</p>");
            assertThat(stage.api().delete(draft).status()).isEqualTo(204);
            assertThat(stage.api().get(draft).status()).isEqualTo(404);
        }

        private Answer save(Stage stage, String draft, String html, String... headers) {
            var more = new ArrayList<>(List.of(headers));
            more.addAll(List.of("Content-Type", "application/json"));
            return stage.api()
                    .send("PUT", draft, ("{\"html\":\"" + html + "\"}").getBytes(UTF_8), more.toArray(new String[0]));
        }
    }

    @Nested
    class ThatAreRegrouped {

        @Test
        void areAsTheyWereWhenAMergeIsUndone(Stage stage) {
            var target = "/tickets/" + stage.api().open("ann@example.org", "Target", "Help");
            var number = stage.api().open("bo@example.org", "Source", "Help too");
            var source = "/tickets/" + number;
            stage.api().patch(source, "{\"status\":\"waiting\"}");
            var targetMessages = spoken(stage, target);
            var sourceMessages = spoken(stage, source);

            var merged = stage.api().post(target + "/merge", "{\"sources\":[\"" + number + "\"]}");
            var together = spoken(stage, target);
            var between = stage.api().get(source).json();
            var merge = merged.json().getJsonArray("merges").getJsonObject(0).getInt("id");
            var undone = stage.api().send("POST", target + "/regroupings/" + merge + "/undo", new byte[0]);

            assertThat(merged.status()).as(merged.body()).isEqualTo(200);
            assertThat(together).containsAll(targetMessages).containsAll(sourceMessages);
            assertThat(between.getString("status")).isEqualTo("closed");
            assertThat(target).endsWith("/" + between.getString("mergedInto"));
            assertThat(undone.status()).as(undone.body()).isEqualTo(200);
            assertThat(undone.json()).containsKey("undoneAt");
            assertThat(spoken(stage, target)).isEqualTo(targetMessages);
            assertThat(spoken(stage, source)).isEqualTo(sourceMessages);
            assertThat(stage.api().get(source).json().getString("status")).isEqualTo("waiting");
            assertThat(stage.api().get(source).json()).doesNotContainKey("mergedInto");
            assertThat(stage.api()
                            .get(source + "/regroupings")
                            .json()
                            .getJsonArray("data")
                            .getJsonObject(0)
                            .getInt("id"))
                    .isEqualTo(merge);
        }

        @Test
        void areMergedAllOrNone(Stage stage) {
            var target = "/tickets/" + stage.api().open("ann@example.org", "Target", "Help");
            var source = stage.api().open("ann@example.org", "Source", "Help");

            var answer = stage.api()
                    .post(target + "/merge", "{\"sources\":[\"" + source + "\",\"999999999\",\"nonsense\"]}");
            var again = stage.api().post(target + "/merge", "{\"sources\":[\"" + source + "\",\"999999999\"]}");

            assertThat(answer.status()).isEqualTo(422);
            assertThat(pointers(answer)).containsExactly("/sources/2");
            assertThat(again.status()).isEqualTo(422);
            assertThat(pointers(again)).containsExactly("/sources/1");
            assertThat(stage.api().ticket(source)).doesNotContainKey("mergedInto");
        }

        @Test
        void becomeTwoByASplit(Stage stage) {
            var number = stage.api().open("ann@example.org", "Two things", "One thing");
            var note = stage.api()
                    .post("/tickets/" + number + "/notes", "{\"text\":\"The other thing\"}")
                    .json()
                    .getInt("id");

            var split = stage.api()
                    .post(
                            "/tickets/" + number + "/split",
                            "{\"messages\":[" + note + "],\"subject\":\"The other thing\"}");

            assertThat(split.status()).as(split.body()).isEqualTo(200);
            assertThat(split.json().getString("kind")).isEqualTo("split");
            var made = stage.api().ticket(split.json().getString("target"));
            assertThat(made.getString("subject")).isEqualTo("The other thing");
            assertThat(message(made, 0).getInt("id")).isEqualTo(note);
            assertThat(message(made, 0).getString("origin")).isEqualTo(number);
        }

        /** The ids of what people said. */
        private List<Integer> spoken(Stage stage, String address) {
            return stage.api().get(address).json().getJsonArray("messages").getValuesAs(JsonObject.class).stream()
                    .filter(message -> !message.getString("kind").equals("system"))
                    .map(message -> message.getInt("id"))
                    .toList();
        }
    }

    @Nested
    class ThatAreLinked {

        @Test
        void showItOnBothSidesAndNeverGoInCircles(Stage stage) {
            var part = stage.api().open("ann@example.org", "Part", "Help");
            var whole = stage.api().open("ann@example.org", "Whole", "Help");
            var link = "{\"kind\":\"parent\",\"ticket\":\"%s\"}";

            var made = stage.api().post("/tickets/" + part + "/links", link.formatted(whole));
            var circle = stage.api().post("/tickets/" + whole + "/links", link.formatted(part));
            var unknown = stage.api().post("/tickets/" + whole + "/links", link.formatted("999999999"));
            var seen = stage.api()
                    .get("/tickets/" + whole + "/links")
                    .json()
                    .getJsonArray("data")
                    .getJsonObject(0);

            assertThat(made.status()).as(made.body()).isEqualTo(201);
            assertThat(seen.getString("kind")).isEqualTo("child");
            assertThat(seen.getString("ticket")).isEqualTo(part);
            assertThat(circle.status()).isEqualTo(409);
            assertThat(pointers(circle)).containsExactly("/ticket");
            assertThat(unknown.status()).isEqualTo(422);
            assertThat(stage.api().delete(made.header("Location").orElseThrow()).status())
                    .isEqualTo(204);
            assertThat(stage.api().ticket(whole).getJsonArray("links")).isEmpty();
        }
    }

    @Nested
    class ThatAreDeleted {

        @Test
        void lieInTheBinUntilAnAdministratorRemovesThem(Stage stage) {
            var number = stage.api().open("ann@example.org", "Waste", "Help");
            var supervisor = new ApiPeople(stage).key("SUPERVISOR", "*");

            assertThat(stage.api().delete("/deleted-tickets/" + number).status())
                    .as("it is not in the bin")
                    .isEqualTo(409);
            assertThat(supervisor.delete("/tickets/" + number).status()).isEqualTo(204);
            assertThat(supervisor
                            .patch("/tickets/" + number, "{\"priority\":\"high\"}")
                            .json()
                            .getString("type"))
                    .isEqualTo("urn:autocrm:problem:ticket-deleted");
            assertThat(newestDeleted(stage)).isEqualTo(number);
            assertThat(supervisor
                            .send("POST", "/tickets/" + number + "/restore", new byte[0])
                            .json())
                    .doesNotContainKey("deletedAt");
            supervisor.delete("/tickets/" + number);
            assertThat(supervisor.delete("/deleted-tickets/" + number).status()).isEqualTo(403);
            assertThat(stage.api().ticket(number)).containsKey("deletedAt");
            assertThat(stage.api().delete("/deleted-tickets/" + number).status())
                    .isEqualTo(204);
            assertThat(stage.api().get("/tickets/" + number).status()).isEqualTo(404);
        }

        @Test
        void areListedBothWays(Stage stage) {
            List<String> deleted = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                deleted.add(0, stage.api().open("ann@example.org", "Waste", "Help"));
                stage.api().delete("/tickets/" + deleted.get(0));
            }

            var first = stage.api().get("/deleted-tickets?limit=2");
            var second = stage.api().get("/deleted-tickets?limit=2&cursor=" + cursor(first, "nextCursor"));
            var back = stage.api().get("/deleted-tickets?limit=2&cursor=" + cursor(second, "previousCursor"));

            assertThat(numbers(first)).isEqualTo(deleted.subList(0, 2));
            assertThat(numbers(second)).first().isEqualTo(deleted.get(2));
            assertThat(numbers(back)).isEqualTo(numbers(first));
            assertThat(back.json().getJsonObject("page")).doesNotContainKey("previousCursor");
        }

        private String newestDeleted(Stage stage) {
            return numbers(stage.api().get("/deleted-tickets?limit=1")).get(0);
        }

        private List<String> numbers(Answer answer) {
            return answer.json().getJsonArray("data").getValuesAs(JsonObject.class).stream()
                    .map(ticket -> ticket.getString("number"))
                    .toList();
        }
    }

    @Nested
    class ThatAreLookedFor {

        @Test
        void areFoundWithTheirWordsMarkedAndCounted(Stage stage) {
            var word = "quix" + UUID.randomUUID().toString().replaceAll("[^a-f]", "");
            var number = stage.api().open("ann@example.org", "A " + word + " <b>", "Help");

            var found = stage.api().get("/search?q=" + word + "&count=exact");
            var list = stage.api().get("/tickets?q=" + word + "&count=estimate");

            assertThat(found.json().getJsonArray("data")).hasSize(1);
            var hit = found.json().getJsonArray("data").getJsonObject(0);
            assertThat(hit.getJsonObject("ticket").getString("number")).isEqualTo(number);
            assertThat(hit.getString("subjectHtml")).contains("<mark>" + word + "</mark>", "&lt;b&gt;");
            assertThat(found.json().getJsonObject("page").getInt("count")).isEqualTo(1);
            assertThat(found.json().getJsonObject("page").getBoolean("countIsLowerBound"))
                    .isFalse();
            assertThat(list.json().getJsonObject("page").getInt("count")).isEqualTo(1);
        }

        @Test
        void areSuggestedBeforeTheyAreOpenedTwice(Stage stage) {
            var email = UUID.randomUUID() + "@example.org";
            var number = stage.api().open(email, "The printer jams", "Help");

            var similar = stage.api()
                    .get("/similar-tickets?customer=" + email + "&subject=Printer%20jams")
                    .json();

            assertThat(similar.getJsonArray("data").getJsonObject(0).getString("number"))
                    .isEqualTo(number);
        }

        @Test
        void areLookedForByQueriesThatCanBeChecked(Stage stage) {
            var good = stage.api().get("/query?q=status:open%20%20AND%20printer");
            var bad = stage.api().get("/query?q=printer%20status:(open");
            var unknown = stage.api().get("/query?q=team:nobody-knows-it");

            assertThat(good.json().getString("query")).isEqualTo("status:open printer");
            assertThat(good.json().getBoolean("hasWords")).isTrue();
            assertThat(bad.status()).isEqualTo(400);
            assertThat(bad.json()).containsKeys("offset", "length");
            assertThat(unknown.json().getString("type")).isEqualTo("urn:autocrm:problem:unknown-value");
            assertThat(unknown.json().getInt("offset")).isEqualTo(5);
        }
    }

    private static int upload(Stage stage) {
        return stage.api()
                .send("POST", "/attachments?name=plan.txt", "a plan".getBytes(UTF_8), "Content-Type", "text/plain")
                .json()
                .getInt("id");
    }

    private static JsonObject message(JsonObject ticket, int index) {
        return ticket.getJsonArray("messages").getJsonObject(index);
    }

    private static List<Integer> ids(Answer answer) {
        return answer.json().getJsonArray("data").getValuesAs(JsonObject.class).stream()
                .map(thing -> thing.getInt("id"))
                .toList();
    }

    private static List<String> pointers(Answer answer) {
        return answer.json().getJsonArray("errors").stream()
                .map(JsonValue::asJsonObject)
                .map(error -> error.getString("pointer"))
                .toList();
    }

    private static List<String> texts(JsonArray array) {
        return array.getValuesAs(JsonString::getString);
    }

    private static String cursor(Answer answer, String name) {
        return answer.json().getJsonObject("page").getString(name);
    }
}
