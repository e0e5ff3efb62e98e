package org.autocrm.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.autocrm.it.Api.Answer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What all resources of the API have in common. */
@ExtendWith(OnStage.class)
class ApiConventionsIT {

    private static final Pattern LINK = Pattern.compile("<([^>]+)>; rel=\"(\\w+)\"");

    @Nested
    class OfLists {

        @Test
        void arePagedBothWaysWithoutMissingOrRepeating(Stage stage) {
            var organization = organization(stage);
            var made = IntStream.range(0, 5)
                    .mapToObj(i -> customer(stage, organization))
                    .map(customer -> customer.getInt("id"))
                    .collect(Collectors.toCollection(ArrayList::new));
            Collections.reverse(made);

            var first = stage.api().get("/customers?organization=" + organization + "&limit=2");
            var second = stage.api().get(link(first, "next"));
            var third = stage.api().get(link(second, "next"));
            var back = stage.api().get(link(third, "prev"));
            var start = stage.api().get(link(back, "prev"));

            assertThat(ids(first)).isEqualTo(made.subList(0, 2));
            assertThat(ids(second)).isEqualTo(made.subList(2, 4));
            assertThat(ids(third)).isEqualTo(made.subList(4, 5));
            assertThat(ids(back)).isEqualTo(ids(second));
            assertThat(ids(start)).isEqualTo(ids(first));
            assertThat(page(first).getBoolean("hasMore")).isTrue();
            assertThat(page(first)).doesNotContainKey("previousCursor");
            assertThat(page(third).getBoolean("hasMore")).isFalse();
            assertThat(page(third)).doesNotContainKey("nextCursor");
            assertThat(page(start)).doesNotContainKey("previousCursor");
        }

        @Test
        void knowNoNonsense(Stage stage) {
            var cursor = page(stage.api().get("/agents?limit=1")).getString("nextCursor");
            for (var query : List.of(
                    "limit=0",
                    "limit=101",
                    "limit=-1",
                    "limit=many",
                    "cursor=nonsense",
                    "cursor=" + cursor,
                    "cursor=",
                    "organization=x",
                    "email=x",
                    "fields=wings",
                    "filter=x",
                    "email=%00")) {
                var answer = stage.api().get("/customers?" + query);

                assertThat(answer.status()).as(query).isEqualTo(400);
                assertThat(answer.json().getString("type")).as(query).isEqualTo("urn:autocrm:problem:bad-parameter");
            }
        }

        @Test
        void showTheFieldsThatAreAskedFor(Stage stage) {
            customer(stage, organization(stage));

            var answer = stage.api().get("/customers?limit=1&fields=id,email");

            assertThat(answer.json().getJsonArray("data").getJsonObject(0).keySet())
                    .containsExactlyInAnyOrder("id", "email");
            assertThat(page(answer).getBoolean("hasMore")).isTrue();
        }
    }

    @Nested
    class OfOneThing {

        @Test
        void isReadWithWhatIsAskedFor(Stage stage) {
            var organization = organization(stage);
            var id = customer(stage, organization).getInt("id");

            var answer =
                    stage.api().get("/customers/" + id + "?include=organization&fields=id,included.organization.id");

            assertThat(answer.json().getJsonObject("included").getJsonObject("organization"))
                    .containsOnlyKeys("id");
            assertThat(answer.json().keySet()).containsExactlyInAnyOrder("id", "included");
            assertThat(stage.api().get("/customers/" + id + "?include=tickets").status())
                    .isEqualTo(400);
        }

        @Test
        void isNotSentAgainToWhoHasIt(Stage stage) {
            var address = "/customers/" + customer(stage, organization(stage)).getInt("id");
            var tag = stage.api().get(address).header("ETag").orElseThrow();

            var again = stage.api().get(address, "If-None-Match", tag);
            stage.api().patch(address, "{\"name\":\"Somebody else\"}");
            var changed = stage.api().get(address, "If-None-Match", tag);

            assertThat(again.status()).isEqualTo(304);
            assertThat(again.body()).isEmpty();
            assertThat(changed.status()).isEqualTo(200);
        }

        @Test
        void isMadeWithTheAddressAndVersionThatItHasFromThenOn(Stage stage) {
            var made = stage.api().post("/organizations", "{\"name\":\"" + UUID.randomUUID() + "\"}");
            var read = stage.api().get(made.header("Location").orElseThrow());

            assertThat(made.status()).isEqualTo(201);
            assertThat(read.header("ETag")).isEqualTo(made.header("ETag"));
            assertThat(read.json()).isEqualTo(made.json());
        }
    }

    @Nested
    class OfChanges {

        @Test
        void removeWhatIsNullAndLeaveWhatIsAbsent(Stage stage) {
            var organization = organization(stage);
            var address = "/customers/" + customer(stage, organization).getInt("id");

            var changed = stage.api().patch(address, "{\"organization\":null,\"language\":\"de\"}");

            assertThat(changed.status()).isEqualTo(200);
            assertThat(changed.json()).doesNotContainKey("organization");
            assertThat(changed.json().getString("language")).isEqualTo("de");
            assertThat(changed.json().getString("name")).isEqualTo("Ann Lee");
            assertThat(stage.api().get(address).body()).isEqualTo(changed.body());
        }

        @Test
        void ofWhatHasChangedMeanwhileAreRefused(Stage stage) {
            var address = "/customers/" + customer(stage, organization(stage)).getInt("id");
            var tag = stage.api().get(address).header("ETag").orElseThrow();

            var first = stage.api().patch(address, "{\"name\":\"First\"}", "If-Match", tag);
            var second = stage.api().patch(address, "{\"name\":\"Second\"}", "If-Match", tag);

            assertThat(first.status()).isEqualTo(200);
            assertThat(second.status()).isEqualTo(412);
            assertThat(second.json().getString("type")).isEqualTo("urn:autocrm:problem:changed-meanwhile");
            assertThat(stage.api().get(address).json().getString("name")).isEqualTo("First");
            assertThat(stage.api()
                            .patch(
                                    address,
                                    "{\"name\":\"Third\"}",
                                    "If-Match",
                                    first.header("ETag").orElseThrow())
                            .status())
                    .isEqualTo(200);
        }

        @Test
        void withoutAVersionAreRefusedWhereTheKeyDemandsOne(Stage stage) {
            var people = new ApiPeople(stage);
            var careful = people.key(people.account("AGENT"), "*", "needs_if_match = true");
            var address = "/customers/" + customer(stage, organization(stage)).getInt("id");

            var blind = careful.patch(address, "{\"name\":\"Blind\"}");
            var seeing = careful.patch(
                    address,
                    "{\"name\":\"Seeing\"}",
                    "If-Match",
                    careful.get(address).header("ETag").orElseThrow());

            assertThat(blind.status()).isEqualTo(428);
            assertThat(seeing.status()).isEqualTo(200);
        }

        @Test
        void areMergePatchesAndNothingElse(Stage stage) {
            var address = "/customers/" + customer(stage, organization(stage)).getInt("id");

            assertThat(stage.api()
                            .send("PATCH", address, "{}".getBytes(UTF_8), "Content-Type", "application/json")
                            .status())
                    .isEqualTo(415);
        }

        @Test
        void thatMakeTwoOfOneAreRefused(Stage stage) {
            var one = customer(stage, organization(stage));
            var another = customer(stage, organization(stage));

            var again =
                    stage.api().post("/customers", "{\"email\":\"" + one.getString("email") + "\",\"name\":\"Ann\"}");
            var moved = stage.api()
                    .patch("/customers/" + another.getInt("id"), "{\"email\":\"" + one.getString("email") + "\"}");

            assertThat(List.of(again.status(), moved.status())).containsOnly(409);
        }

        @Test
        void ofAnOrganizationThatIsUnknownPointAtIt(Stage stage) {
            var address = "/customers/" + customer(stage, organization(stage)).getInt("id");

            var answer = stage.api().patch(address, "{\"organization\":999999999}");

            assertThat(answer.status()).isEqualTo(422);
            assertThat(answer.body()).contains("\"/organization\"");
        }
    }

    @Nested
    class OfARequestThatComesTwice {

        @Test
        void isCarriedOutOnceAndAnsweredAsBefore(Stage stage) {
            var key = UUID.randomUUID().toString();
            var tickets = tickets(stage);

            var first = stage.api().post("/tickets", TICKET, "Idempotency-Key", key);
            var second = stage.api().post("/tickets", TICKET, "Idempotency-Key", key);

            assertThat(first.status()).isEqualTo(201);
            assertThat(first.header("Idempotency-Replayed")).isEmpty();
            assertThat(second.status()).isEqualTo(201);
            assertThat(second.header("Idempotency-Replayed")).contains("true");
            assertThat(second.body()).isEqualTo(first.body());
            assertThat(second.header("Location")).isEqualTo(first.header("Location"));
            assertThat(second.header("ETag")).isEqualTo(first.header("ETag"));
            assertThat(tickets(stage)).isEqualTo(tickets + 1);
        }

        @Test
        void isRefusedIfItIsAnother(Stage stage) {
            var key = UUID.randomUUID().toString();
            stage.api().post("/tickets", TICKET, "Idempotency-Key", key);

            var answer = stage.api().post("/tickets", TICKET.replace("jams", "burns"), "Idempotency-Key", key);

            assertThat(answer.status()).isEqualTo(422);
            assertThat(answer.json().getString("type")).isEqualTo("urn:autocrm:problem:idempotency-key-reused");
        }

        @Test
        void isCarriedOutOnceEvenAtTheSameMoment(Stage stage) throws Exception {
            var key = UUID.randomUUID().toString();
            var tickets = tickets(stage);
            var senders = Executors.newFixedThreadPool(8);

            List<Answer> answers = new ArrayList<>();
            try {
                for (var answer : senders.invokeAll(IntStream.range(0, 8)
                        .<Callable<Answer>>mapToObj(
                                i -> () -> stage.api().post("/tickets", TICKET, "Idempotency-Key", key))
                        .toList())) {
                    answers.add(answer.get());
                }
            } finally {
                senders.shutdown();
            }

            assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).isIn(201, 409));
            assertThat(answers.stream()
                            .filter(answer -> answer.status() == 201)
                            .map(Answer::body)
                            .distinct())
                    .hasSize(1);
            assertThat(answers.stream().filter(answer -> answer.status() == 409))
                    .allSatisfy(answer ->
                            assertThat(answer.json().getString("type")).isEqualTo("urn:autocrm:problem:still-running"));
            assertThat(tickets(stage)).isEqualTo(tickets + 1);
        }

        @Test
        void mayComeAgainIfItFailed(Stage stage) {
            var key = UUID.randomUUID().toString();
            var number = stage.api().open("bo@example.org", "Closed", "Help");
            stage.sql()
                    .run("update ticket set status = 'CLOSED', status_key = 'closed' where number = '" + number + "'");
            var reply = "{\"kind\":\"reply\",\"text\":\"Here\"}";

            var refused = stage.api().post("/tickets/" + number + "/messages", reply, "Idempotency-Key", key);
            stage.sql().run("update ticket set status = 'OPEN', status_key = 'open' where number = '" + number + "'");
            var taken = stage.api().post("/tickets/" + number + "/messages", reply, "Idempotency-Key", key);

            assertThat(refused.status()).isEqualTo(409);
            assertThat(taken.status()).isEqualTo(201);
            assertThat(stage.api().messages(number, "reply")).hasSize(1);
        }

        @Test
        void ofAnotherKeyIsAnother(Stage stage) {
            var key = UUID.randomUUID().toString();
            var other = new ApiPeople(stage).key("AGENT", "*");

            var mine = stage.api().post("/tickets", TICKET, "Idempotency-Key", key);
            var theirs = other.post("/tickets", TICKET, "Idempotency-Key", key);

            assertThat(theirs.status()).isEqualTo(201);
            assertThat(theirs.header("Location")).isNotEqualTo(mine.header("Location"));
        }

        @Test
        void hasANameThatMakesSense(Stage stage) {
            assertThat(stage.api()
                            .post("/tickets", TICKET, "Idempotency-Key", "with space")
                            .status())
                    .isEqualTo(400);
        }
    }

    @Nested
    class OfKeys {

        @Test
        void doWhatTheirScopesAllow(Stage stage) {
            var reader = new ApiPeople(stage).key("AGENT", "tickets:read");

            assertThat(reader.get("/tickets?limit=1").status()).isEqualTo(200);
            var answer = reader.post("/tickets", TICKET);
            assertThat(answer.status()).isEqualTo(403);
            assertThat(answer.json().getString("type")).isEqualTo("urn:autocrm:problem:scope-missing");
        }

        @Test
        void neverDoMoreThanTheirOwnerMay(Stage stage) {
            assertThat(new ApiPeople(stage).key("AGENT", "*").get("/api-keys").status())
                    .isEqualTo(403);
            assertThat(new ApiPeople(stage).key("CUSTOMER", "*").get("/tickets").status())
                    .isEqualTo(403);
        }

        @Test
        void areIssuedRotatedAndRevoked(Stage stage) {
            var issued = stage.api().post("/api-keys", "{\"name\":\"Shop\",\"scopes\":[\"tickets:read\"]}");
            var secret = issued.json().getString("secret");
            var address = issued.header("Location").orElseThrow();
            var shop = new Api(stage.server().url(), secret);
            assertThat(shop.get("/me").json().getJsonObject("key").getString("name"))
                    .isEqualTo("Shop");

            var rotated = stage.api().post(address + "/rotate", "{\"graceSeconds\":60}");
            var successor = new Api(stage.server().url(), rotated.json().getString("secret"));
            assertThat(List.of(shop.get("/me").status(), successor.get("/me").status()))
                    .containsOnly(200);

            var again = new Api(
                    stage.server().url(),
                    stage.api()
                            .post(address + "/rotate", "{\"graceSeconds\":0}")
                            .json()
                            .getString("secret"));
            assertThat(successor.get("/me").status()).isEqualTo(401);
            assertThat(again.get("/me").status()).isEqualTo(200);

            assertThat(stage.api().delete(address).status()).isEqualTo(204);
            assertThat(again.get("/me").status()).as("at once on this node").isEqualTo(401);
            assertThat(stage.api().get(address).json()).containsKey("revokedAt");
            assertThat(stage.api()
                            .post(address + "/rotate", "{\"graceSeconds\":0}")
                            .status())
                    .isEqualTo(409);
        }

        @Test
        void leaveTracesButNoSecrets(Stage stage) {
            var idempotencyKey = UUID.randomUUID().toString();
            var body = "{\"name\":\"Shop\",\"scopes\":[\"tickets:read\"]}";

            var issued = stage.api().post("/api-keys", body, "Idempotency-Key", idempotencyKey);
            var again = stage.api().post("/api-keys", body, "Idempotency-Key", idempotencyKey);
            var secret = issued.json().getString("secret");
            var id = issued.json().getJsonObject("key").getInt("id");

            assertThat(again.json().getString("secret")).isEqualTo(secret);
            assertThat(stage.sql()
                            .text(
                                    "select type || ' ' || actor from event where type like 'account.ApiKey%' and (payload ->> 'key')::bigint = ?",
                                    id))
                    .isEqualTo("account.ApiKeyIssued " + DemoPeople.ADMINISTRATOR);
            assertThat(stage.sql().number("select count(*) from event where payload::text like ?", "%" + secret + "%"))
                    .isZero();
            assertThat(stage.sql()
                            .number(
                                    "select count(*) from idempotent_answer where position(?::bytea in answer) > 0",
                                    secret))
                    .isZero();
        }

        @Test
        void endWithTheirTime(Stage stage) {
            var people = new ApiPeople(stage);
            var account = people.account("AGENT");

            assertThat(people.key(account, "*", "expires_at = now() - interval '1 second'")
                            .get("/me")
                            .status())
                    .isEqualTo(401);
            assertThat(stage.api()
                            .post(
                                    "/api-keys",
                                    "{\"name\":\"Late\",\"scopes\":[\"tickets:read\"],\"expiresAt\":\"2020-01-01T00:00:00Z\"}")
                            .status())
                    .isEqualTo(422);
        }

        @Test
        void areGoodFromTheirAddressesOnly(Stage stage) {
            var people = new ApiPeople(stage);
            var account = people.account("AGENT");

            assertThat(people.key(account, "*", "addresses = '127.0.0.0/8 ::1/128'")
                            .get("/me")
                            .status())
                    .isEqualTo(200);
            var elsewhere =
                    people.key(account, "*", "addresses = '192.0.2.0/24'").get("/me");
            assertThat(elsewhere.status()).isEqualTo(403);
            assertThat(elsewhere.json().getString("type")).isEqualTo("urn:autocrm:problem:address-not-allowed");
        }

        @Test
        void haveScopesThatTheirOwnerReaches(Stage stage) {
            var agent = new ApiPeople(stage).account("AGENT");

            var beyond = stage.api()
                    .post("/api-keys", "{\"name\":\"X\",\"owner\":" + agent + ",\"scopes\":[\"keys:write\"]}");
            var nonsense = stage.api()
                    .post("/api-keys", "{\"name\":\"X\",\"scopes\":[\"tickets:eat\"],\"addresses\":[\"here\"]}");

            assertThat(beyond.status()).isEqualTo(422);
            assertThat(beyond.json().getString("type")).isEqualTo("urn:autocrm:problem:scope-beyond-role");
            assertThat(nonsense.status()).isEqualTo(422);
            assertThat(nonsense.body()).contains("\"/scopes/0\"", "\"/addresses/0\"");
        }

        @Test
        void mayAskAsOftenAsTheirLimitSays(Stage stage) {
            var people = new ApiPeople(stage);
            var slow = people.key(people.account("AGENT"), "*", "rate_limit = 3");

            var answers = IntStream.range(0, 4).mapToObj(i -> slow.get("/me")).toList();

            assertThat(answers.stream().map(Answer::status)).containsExactly(200, 200, 200, 429);
            assertThat(answers.get(0).header("RateLimit-Policy")).contains("\"key\";q=3;w=60");
            assertThat(answers.get(0).header("RateLimit"))
                    .hasValueSatisfying(it -> assertThat(it).startsWith("\"key\";r=2;t="));
            assertThat(answers.get(0).header("X-RateLimit-Limit")).contains("3");
            assertThat(answers.get(0).header("X-RateLimit-Remaining")).contains("2");
            assertThat(answers.get(0).header("X-RateLimit-Reset")).isPresent();
            var refused = answers.get(3);
            assertThat(Long.parseLong(refused.header("Retry-After").orElseThrow()))
                    .isBetween(1L, 60L);
            assertThat(refused.json().getString("type")).isEqualTo("urn:autocrm:problem:too-many-requests");
        }
    }

    @Nested
    class OfFiles {

        @Test
        void areStreamedInAndOut(Stage stage) {
            var file = bytes(3_000_000);

            var sent = stage.api()
                    .send("POST", "/attachments?name=printer%20log.bin", file, "Content-Type", "application/x-log");
            var read = stage.api().raw(sent.header("Location").orElseThrow());

            assertThat(sent.status()).isEqualTo(201);
            assertThat(sent.json().getString("name")).isEqualTo("printer log.bin");
            assertThat(sent.json().getInt("size")).isEqualTo(3_000_000);
            assertThat(read.body()).isEqualTo(file);
            assertThat(read.headers().firstValue("Content-Type"))
                    .hasValueSatisfying(it -> assertThat(it).startsWith("application/x-log"));
            assertThat(read.headers().firstValue("Content-Disposition"))
                    .contains("attachment; filename*=UTF-8''printer%20log.bin");
        }

        @Test
        void areForTheirSenderUntilAMessageHasThem(Stage stage) {
            var sent = stage.api().send("POST", "/attachments?name=a.txt", bytes(10), "Content-Type", "text/plain");

            assertThat(new ApiPeople(stage)
                            .key("AGENT", "*")
                            .get(sent.header("Location").orElseThrow())
                            .status())
                    .isEqualTo(404);
        }

        @Test
        void haveLimits(Stage stage) {
            var large = stage.api()
                    .send("POST", "/attachments?name=a.txt", bytes(26 * 1024 * 1024), "Content-Type", "text/plain");
            var program =
                    stage.api().send("POST", "/attachments?name=virus.exe", bytes(10), "Content-Type", "text/plain");
            var nameless = stage.api().send("POST", "/attachments", bytes(10), "Content-Type", "text/plain");

            assertThat(large.status()).isEqualTo(413);
            assertThat(program.status()).isEqualTo(415);
            assertThat(nameless.status()).isEqualTo(400);
        }

        @Test
        void thatComeTwiceAreKeptOnce(Stage stage) {
            var key = UUID.randomUUID().toString();
            var file = bytes(1000);

            var first = stage.api()
                    .send(
                            "POST",
                            "/attachments?name=a.txt",
                            file,
                            "Content-Type",
                            "text/plain",
                            "Idempotency-Key",
                            key);
            var second = stage.api()
                    .send(
                            "POST",
                            "/attachments?name=a.txt",
                            file,
                            "Content-Type",
                            "text/plain",
                            "Idempotency-Key",
                            key);
            var other = stage.api()
                    .send(
                            "POST",
                            "/attachments?name=a.txt",
                            bytes(1001),
                            "Content-Type",
                            "text/plain",
                            "Idempotency-Key",
                            key);

            assertThat(second.body()).isEqualTo(first.body());
            assertThat(other.status()).isEqualTo(422);
        }

        private byte[] bytes(int size) {
            var bytes = new byte[size];
            new Random(size).nextBytes(bytes);
            return bytes;
        }
    }

    @Nested
    class OfWhatIsDoneInTheBackground {

        @Test
        void keysShowTheirLastUseAndFilesWithoutAMessageGo(Stage stage) {
            var people = new ApiPeople(stage);
            var account = people.account("AGENT");
            var used = people.key(account, "*", "");
            used.get("/me");
            var file = used.send(
                    "POST", "/attachments?name=a.txt", "old words".getBytes(UTF_8), "Content-Type", "text/plain");
            var id = file.json().getInt("id");
            stage.sql().run("update upload set uploaded_at = now() - interval '25 hours' where id = " + id);

            Await.until(Duration.ofSeconds(150), () -> {
                assertThat(stage.sql()
                                .number(
                                        "select count(*) from api_key where account_id = ? and last_used_at is not null",
                                        account))
                        .isEqualTo(1);
                assertThat(stage.sql().number("select count(*) from upload where id = ?", id))
                        .isZero();
                assertThat(stage.sql()
                                .number("select count(*) from content where sha256 = ?", ApiPeople.sha256("old words")))
                        .isZero();
            });
        }
    }

    @Nested
    class OfErrors {

        @Test
        void haveATraceThatTheCallerMayChoose(Stage stage) {
            var answer = stage.api()
                    .get(
                            "/tickets/999999999",
                            "traceparent",
                            "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01");

            assertThat(answer.header("Trace-Id")).contains("4bf92f3577b34da6a3ce929d0e0e4736");
            assertThat(answer.json().getString("traceId")).isEqualTo("4bf92f3577b34da6a3ce929d0e0e4736");
        }

        @Test
        void areProblemDocumentsAlsoWhereNoOperationIs(Stage stage) {
            var api = stage.api();

            assertProblem(api.get("/nothing/here"), 404, "not-found");
            assertProblem(api.delete("/tickets"), 405, "method-not-allowed");
            assertProblem(api.get("/tickets", "Accept", "image/png"), 406, "not-acceptable");
            assertProblem(
                    api.send("POST", "/tickets", "a=b".getBytes(UTF_8), "Content-Type", "text/plain"),
                    415,
                    "unsupported-media-type");
            assertProblem(
                    api.send("POST", "/tickets", new byte[0], "Content-Type", "application/json"),
                    400,
                    "malformed-json");
            assertProblem(api.get(stage.desk() + "/api/elsewhere"), 404, "not-found");
            assertThat(api.delete("/tickets").header("Allow")).isPresent();
        }

        private void assertProblem(Answer answer, int status, String name) {
            assertThat(answer.status()).isEqualTo(status);
            assertThat(answer.header("Content-Type"))
                    .hasValueSatisfying(it -> assertThat(it).startsWith("application/problem+json"));
            assertThat(answer.json().getString("type")).isEqualTo("urn:autocrm:problem:" + name);
            assertThat(answer.json().getInt("status")).isEqualTo(status);
            assertThat(answer.header("Trace-Id")).contains(answer.json().getString("traceId"));
        }
    }

    private static final String TICKET = """
            {"customer":{"email":"ann@example.org"},"subject":"The printer jams","text":"Again."}""";

    private static long tickets(Stage stage) {
        return stage.sql().number("select count(*) from ticket");
    }

    private static int organization(Stage stage) {
        return stage.api()
                .post("/organizations", "{\"name\":\"Organization " + UUID.randomUUID() + "\"}")
                .json()
                .getInt("id");
    }

    private static JsonObject customer(Stage stage, int organization) {
        var email = UUID.randomUUID() + "@example.org";
        return stage.api()
                .post(
                        "/customers",
                        "{\"email\":\"" + email + "\",\"name\":\"Ann Lee\",\"language\":\"en\",\"organization\":"
                                + organization + "}")
                .json();
    }

    private static JsonObject page(Answer answer) {
        return answer.json().getJsonObject("page");
    }

    private static List<Integer> ids(Answer answer) {
        return answer.json().getJsonArray("data").stream()
                .map(JsonValue::asJsonObject)
                .map(thing -> thing.getInt("id"))
                .toList();
    }

    private static String link(Answer answer, String relation) {
        return LINK.matcher(answer.header("Link").orElseThrow())
                .results()
                .filter(match -> match.group(2).equals(relation))
                .map(match -> match.group(1))
                .findFirst()
                .orElseThrow();
    }
}
