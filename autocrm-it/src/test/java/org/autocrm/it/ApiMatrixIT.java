package org.autocrm.it;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.autocrm.it.Api.Answer;
import org.autocrm.it.OpenApiDocument.Operation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Walks every operation of the OpenAPI document: as everybody, against the table {@code api-matrix.txt}, and with input
 * that only a mistake or an attacker would send.
 */
@ExtendWith(OnStage.class)
class ApiMatrixIT {

    private static final List<String> WHO =
            List.of("anonymous", "customer", "few", "agent", "team", "supervisor", "administrator");

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)}");

    /**
     * Members whose examples name things that this database does not have, and what they hold instead; null for
     * nothing.
     */
    private static final List<String> LEFT_OUT = List.of(
            "organization",
            "owner",
            "lastSeen",
            "team",
            "teams",
            "assignee",
            "attachments",
            "fields",
            "members",
            "address",
            "calendar",
            "numberPrefix",
            "blockedFileTypes",
            "overflowMinutes",
            "overflowTeam",
            "parent",
            "leads",
            "substitute",
            "mailUnits",
            "portalUnits");

    private static final List<String> HOSTILE = List.of(
            "' OR '1'='1",
            "'; drop table ticket; --",
            "\" or \"\"=\"",
            "1) union select secret from account --",
            "${jndi:ldap://127.0.0.1/x}",
            "#{1+1}",
            "../../../../etc/passwd",
            "status:(open OR",
            "<script>alert(1)</script>",
            "%",
            "\\",
            "\u202e\ufeff\uffff",
            "x".repeat(3_000));

    private static final Pattern FAULT =
            Pattern.compile("\\b(ERROR|SEVERE|FATAL)\\b|\\[E\\]| E [A-Z]{4,5}\\d{4}E|autocrm\\.web\\.api\\.Problems");

    private record Row(String operation, String path, Map<String, Integer> cells) {}

    @Test
    void everyCellOfTheMatrixHolds(Stage stage) {
        var scene = new Scene(stage);
        var rows = rows();
        var operations = OpenApiDocument.read().operations();
        assertThat(operations)
                .as("operations without a row in api-matrix.txt")
                .allMatch(operation -> rows.containsKey(operation.id()));
        assertThat(rows.keySet())
                .as("rows of operations that are no more")
                .allMatch(id ->
                        operations.stream().anyMatch(operation -> operation.id().equals(id)));

        var soft = new SoftAssertions();
        for (var operation : operations) {
            var row = of(rows, operation);
            for (var who : WHO) {
                var answer = scene.call(operation, row.path(), scene.key(who));
                soft.assertThat(answer.status())
                        .as("%s as %s: %s", operation.id(), who, answer.body())
                        .isEqualTo(row.cells().get(who));
                assertSound(soft, operation, who, answer);
            }
        }
        soft.assertAll();
    }

    @Test
    void badBodiesAreRefusedAndChangeNothing(Stage stage) {
        var scene = new Scene(stage);
        var rows = rows();
        var soft = new SoftAssertions();
        var before = scene.traces();
        var log = scene.faults();

        for (var operation : OpenApiDocument.read().operations()) {
            var example = operation.body().filter(body -> body.get("example") instanceof JsonObject);
            if (example.isEmpty()) {
                continue;
            }
            var path = scene.path(of(rows, operation).path());
            var type = operation.bodyType().orElseThrow();
            badBodies(operation, scene.example(operation)).forEach((what, body) -> {
                var answer = scene.administrator().send(operation.verb(), path, body, "Content-Type", type);
                soft.assertThat(answer.status())
                        .as("%s with %s: %s", operation.id(), what, answer.body())
                        .isIn(what.startsWith("no JSON") ? List.of(400) : List.of(413, 422));
                assertSound(soft, operation, what, answer);
            });
            var wrongType = scene.administrator()
                    .send(
                            operation.verb(),
                            path,
                            "a=b".getBytes(UTF_8),
                            "Content-Type",
                            "application/x-www-form-urlencoded");
            soft.assertThat(wrongType.status()).as(operation.id()).isEqualTo(415);
            var nothing = scene.administrator().send(operation.verb(), path, new byte[0], "Content-Type", type);
            soft.assertThat(nothing.status()).as(operation.id()).isEqualTo(400);
        }
        soft.assertThat(scene.traces()).isEqualTo(before);
        soft.assertThat(scene.faults()).as("faults in the server's log").isEqualTo(log);
        soft.assertAll();
    }

    @Test
    void hostileAddressesAreNeverAFaultOfOurs(Stage stage) {
        var scene = new Scene(stage);
        var rows = rows();
        var soft = new SoftAssertions();
        var before = scene.traces();
        var log = scene.faults();

        for (var operation : OpenApiDocument.read().operations()) {
            if (operation.verb().equals("GET")) {
                var path = scene.path(of(rows, operation).path());
                for (var parameter : operation.parameters()) {
                    if (parameter.getString("in").equals("query")) {
                        probe(soft, scene, operation, path, parameter.getString("name"));
                    }
                }
            }
            if (operation.path().contains("{")) {
                for (var hostile : hostileIds()) {
                    var path =
                            PLACEHOLDER.matcher(of(rows, operation).path()).replaceAll(hostile.replace("\\", "\\\\"));
                    var answer = scene.call(operation, path, scene.administrator());
                    soft.assertThat(answer.status())
                            .as("%s of %s: %s", operation.id(), path, answer.body())
                            .isIn(400, 404, 405);
                    assertSound(soft, operation, path, answer);
                }
            }
        }
        soft.assertThat(scene.traces()).isEqualTo(before);
        soft.assertThat(scene.faults()).as("faults in the server's log").isEqualTo(log);
        soft.assertAll();
    }

    @Test
    void bytesThatAreNoHttpAreNeverAFaultOfOurs(Stage stage) throws IOException {
        var server = URI.create(stage.server().url());
        for (var target : List.of(
                "/tickets?cursor=%zz",
                "/tickets/%zz", "/tickets/%00", "/tickets/%ff%fe", "/tickets?status=%c0%af", "/tickets/..%2f..%2f")) {
            try (var socket = new Socket(server.getHost(), server.getPort())) {
                socket.setSoTimeout(30_000);
                socket.getOutputStream()
                        .write(("GET /autocrm/api/v1" + target + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer "
                                        + DemoPeople.API_KEY + "\r\nConnection: close\r\n\r\n")
                                .getBytes(ISO_8859_1));
                var answer = new String(socket.getInputStream().readNBytes(1_000), ISO_8859_1);

                assertThat(answer).as(target).doesNotStartWith("HTTP/1.1 5");
                if (answer.contains("Trace-Id: ")) { // one server answers by itself, with an empty 200
                    assertThat(answer).as(target).startsWith("HTTP/1.1 4");
                } else {
                    assertThat(answer).as(target).matches("(?s)HTTP/1.1 4.*|.*Content-Length: 0\r\n.*|");
                }
            }
        }
    }

    private static void probe(SoftAssertions soft, Scene scene, Operation operation, String path, String parameter) {
        var address = path.replaceAll("\\?.*", "") + "?" + parameter + "=";
        for (var hostile : HOSTILE) {
            var answer = scene.administrator().get(address + URLEncoder.encode(hostile, UTF_8));
            soft.assertThat(answer.status())
                    .as("%s with %s=%s: %s", operation.id(), parameter, hostile, answer.body())
                    .isLessThan(500);
            assertSound(soft, operation, parameter, answer);
        }
        soft.assertThat(scene.administrator().get(address + "a%00b").status())
                .as("NUL in %s of %s", parameter, operation.id())
                .isEqualTo(400);
        soft.assertThat(scene.administrator()
                        .get(path.replaceAll("\\?.*", "") + "?nonsense=1")
                        .status())
                .as(operation.id())
                .isEqualTo(400);
        if (parameter.equals("cursor")) {
            for (var cursor : List.of("", "x", "AAAA", "Y3VzdG9tZXJzOj46", "eyJhIjoxfQ", "bm9ib2R5Oj46MQ")) {
                soft.assertThat(scene.administrator().get(address + cursor).status())
                        .as("%s with the cursor %s", operation.id(), cursor)
                        .isEqualTo(400);
            }
        }
    }

    private static List<String> hostileIds() {
        return List.of(
                "0",
                "-1",
                "999999999",
                "99999999999999999999999",
                "1.5",
                "x",
                "%27%20or%20%271%27=%271",
                "1;drop%20table%20ticket",
                "%F0%9F%98%80",
                "x".repeat(500));
    }

    /** Bodies with one thing wrong each; the names of those that are no JSON say so. */
    private static Map<String, byte[]> badBodies(Operation operation, JsonObject good) {
        Map<String, byte[]> bodies = new LinkedHashMap<>();
        for (var text : List.of(
                "{", "{ no json", good + "}", good.toString().replaceFirst(":", ""), "nonsense", "{\"a\":1,}")) {
            bodies.put("no JSON: " + text, text.getBytes(UTF_8));
        }
        bodies.put("no JSON: another encoding", "{\"é\":1}".getBytes(ISO_8859_1));
        bodies.put("no JSON: nested too deep", ("{\"a\":" + "[".repeat(50_000)).getBytes(UTF_8));
        bodies.put("no JSON: a member twice", "{\"a\":1,\"a\":2}".getBytes(UTF_8));
        bodies.put("an array", "[]".getBytes(UTF_8));
        bodies.put("a text", "\"text\"".getBytes(UTF_8));
        bodies.put("null", "null".getBytes(UTF_8));
        bodies.put("something unknown", with(good, "unknownMember", Json.createValue(1)));
        bodies.put("too much", ("{\"a\":\"" + "x".repeat(1_100_000) + "\"}").getBytes(UTF_8));
        var schema =
                operation.document().resolved(operation.body().orElseThrow().getJsonObject("schema"));
        for (var property : schema.getJsonObject("properties").entrySet()) {
            var name = property.getKey();
            var rules = operation.document().resolved(property.getValue().asJsonObject());
            var types = OpenApiDocument.types(rules);
            bodies.put(name + " of another type", with(good, name, ofAnotherType(types)));
            if (types.contains("string")) {
                bodies.put("no JSON: NUL in " + name, nulIn(good, name, "a\\u0000b"));
                bodies.put("no JSON: half a character in " + name, nulIn(good, name, "a\\ud800b"));
                if (rules.containsKey("maxLength")) {
                    bodies.put(
                            name + " too long",
                            with(good, name, Json.createValue("x".repeat(rules.getInt("maxLength") + 1))));
                }
            }
        }
        OpenApiDocument.array(schema, "required")
                .getValuesAs(JsonString::getString)
                .forEach(name -> bodies.put(
                        "no " + name,
                        Json.createObjectBuilder(good)
                                .remove(name)
                                .build()
                                .toString()
                                .getBytes(UTF_8)));
        return bodies;
    }

    private static JsonValue ofAnotherType(Set<String> types) {
        return types.contains("string")
                ? Json.createValue(7)
                : types.contains("array")
                        ? Json.createValue("x")
                        : Json.createArrayBuilder().add("x").build();
    }

    private static byte[] with(JsonObject good, String name, JsonValue value) {
        return Json.createObjectBuilder(good)
                .add(name, value)
                .build()
                .toString()
                .getBytes(UTF_8);
    }

    private static byte[] nulIn(JsonObject good, String name, String text) {
        var marked = new String(with(good, name, Json.createValue("@@")), UTF_8);
        return marked.replace("@@", text).getBytes(UTF_8);
    }

    /** Whatever is asked: no fault of ours, and every error a problem document. */
    private static void assertSound(SoftAssertions soft, Operation operation, String what, Answer answer) {
        soft.assertThat(answer.status()).as("%s with %s", operation.id(), what).isLessThan(500);
        soft.assertThat(answer.header("Trace-Id"))
                .as("%s with %s", operation.id(), what)
                .isPresent();
        if (answer.status() >= 400) {
            soft.assertThat(answer.header("Content-Type").orElse(""))
                    .as("%s with %s: %s", operation.id(), what, answer.body())
                    .startsWith("application/problem+json");
            if (answer.header("Content-Type").orElse("").startsWith("application/problem+json")) {
                soft.assertThat(answer.json().getInt("status")).isEqualTo(answer.status());
                soft.assertThat(answer.json().getString("type")).startsWith("urn:autocrm:problem:");
                soft.assertThat(answer.json().getString("traceId"))
                        .isEqualTo(answer.header("Trace-Id").orElse(""));
            }
        }
    }

    private static Map<String, Row> rows() {
        try (var lines = Files.lines(
                Path.of(System.getProperty("autocrm.root", ".."), "autocrm-it/src/test/resources/api-matrix.txt"))) {
            return lines.filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(ApiMatrixIT::row)
                    .collect(Collectors.toMap(Row::operation, row -> row, (a, b) -> a, TreeMap::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Row of(Map<String, Row> rows, Operation operation) {
        return Objects.requireNonNull(rows.get(operation.id()), operation.id());
    }

    private static Row row(String line) {
        var words = Arrays.asList(line.strip().split("\\s+"));
        Map<String, Integer> cells = new TreeMap<>();
        for (int i = 0; i < WHO.size(); i++) {
            cells.put(WHO.get(i), Integer.valueOf(words.get(i + 2)));
        }
        return new Row(words.get(0), words.get(1), cells);
    }

    /** The people and things that the matrix is about. */
    private static final class Scene {

        private final Stage stage;
        private final ApiPeople people;
        private final Map<String, Api> keys = new TreeMap<>();
        private final Map<String, Object> things = new TreeMap<>();
        private final Deque<String> sources = new ArrayDeque<>();
        private final Deque<Integer> messages = new ArrayDeque<>();
        private final long administrator;

        Scene(Stage stage) {
            this.stage = stage;
            people = new ApiPeople(stage);
            administrator = people.account("ADMINISTRATOR");
            var member = people.account("AGENT");
            keys.put("anonymous", new Api(stage.server().url(), null));
            keys.put("customer", people.key("CUSTOMER", "*"));
            keys.put("few", people.key(administrator, "views:read", ""));
            keys.put("agent", people.key("AGENT", "*"));
            keys.put("team", people.key(member, "*", ""));
            keys.put("supervisor", people.key("SUPERVISOR", "*"));
            keys.put("administrator", people.key(administrator, "*", ""));
            things.put("agent", member);
            things.put("team", restrictedTeam(member));
            var opened = administrator().post("/tickets", """
                    {"customer":{"email":"matrix@example.org"},"subject":"Matrix","text":"Help"}""").json();
            things.put("ticket", opened.getString("number"));
            things.put("customer", opened.getJsonObject("customer").getInt("id"));
            things.put(
                    "organization",
                    administrator()
                            .post("/organizations", "{\"name\":\"Matrix " + UUID.randomUUID() + "\"}")
                            .json()
                            .getInt("id"));
            stage.sql()
                    .run("update ticket set team_id = " + things.get("team") + " where number = '"
                            + things.get("ticket") + "'");
            things.put(
                    "file",
                    file(opened.getJsonArray("messages").getJsonObject(0).getInt("id")));
            prepareTickets(opened);
        }

        /** What may be linked with the ticket, merged into it and split off it, again and again. */
        private void prepareTickets(JsonObject opened) {
            things.put(
                    "message", opened.getJsonArray("messages").getJsonObject(0).getInt("id"));
            things.put("regrouping", merged());
            things.put("linked", opened(""));
            var ticket = path("/tickets/{ticket}");
            administrator()
                    .post(ticket + "/links", "{\"kind\":\"related\",\"ticket\":\"" + things.get("linked") + "\"}");
            for (var who : List.of("team", "supervisor", "administrator")) {
                key(who).send(
                                "PUT",
                                ticket + "/drafts/reply",
                                "{\"html\":\"<p>Half</p>\"}".getBytes(UTF_8),
                                "Content-Type",
                                "application/json");
            }
            for (int i = 0; i < WHO.size(); i++) {
                sources.add(opened(""));
                messages.add(administrator()
                        .post(ticket + "/notes", "{\"text\":\"To be split off\"}")
                        .json()
                        .getInt("id"));
            }
        }

        private String opened(String more) {
            return administrator()
                    .post(
                            "/tickets",
                            "{\"customer\":{\"email\":\"matrix@example.org\"},\"subject\":\"Spare\",\"text\":\"Help\""
                                    + more + "}")
                    .json()
                    .getString("number");
        }

        /** The id of a new merge into the ticket. */
        private int merged() {
            return administrator()
                    .post(path("/tickets/{ticket}/merge"), "{\"sources\":[\"" + opened("") + "\"]}")
                    .json()
                    .getJsonArray("merges")
                    .getJsonObject(0)
                    .getInt("id");
        }

        /** The first of a few, which is the last from now on. */
        private static <T> T next(Deque<T> few) {
            few.addLast(few.removeFirst());
            return few.getLast();
        }

        Api administrator() {
            return key("administrator");
        }

        Api key(String who) {
            return Objects.requireNonNull(keys.get(who), who);
        }

        /** A path with the things of this scene in its places. */
        String path(String path) {
            return PLACEHOLDER.matcher(path).replaceAll(match -> thing(match.group(1)));
        }

        Answer call(Operation operation, String path, Api api) {
            var type = operation.bodyType();
            if (type.isEmpty()) {
                var accept = operation.verb().equals("DELETE")
                        ? "application/problem+json"
                        : "*/*"; // as generated clients do
                return api.send(operation.verb(), path(path), new byte[0], "Accept", accept);
            }
            var body = type.get().endsWith("json") ? example(operation).toString() : "a file";
            return api.send(operation.verb(), path(path), body.getBytes(UTF_8), "Content-Type", type.get());
        }

        /** The example of the document, made good for this database. */
        JsonObject example(Operation operation) {
            return made(operation.body().orElseThrow().getJsonObject("example")).build();
        }

        private JsonObjectBuilder made(JsonObject example) {
            var body = Json.createObjectBuilder();
            example.forEach((name, value) -> {
                if (LEFT_OUT.contains(name)) {
                    return;
                }
                switch (name) {
                    case "email" -> body.add(name, UUID.randomUUID() + "@example.org");
                    case "domain" -> body.add(name, UUID.randomUUID() + ".example");
                    case "name" -> body.add(name, "Matrix " + UUID.randomUUID());
                    case "followers" -> body.add(name, Json.createArrayBuilder().add(number("agent")));
                    case "ticket" -> body.add(name, thing("linked"));
                    case "sources" -> body.add(name, Json.createArrayBuilder().add(next(sources)));
                    case "messages" -> body.add(name, Json.createArrayBuilder().add(next(messages)));
                    default ->
                        body.add(
                                name,
                                value instanceof JsonObject nested
                                        ? made(nested).build()
                                        : value);
                }
            });
            return body;
        }

        /** What has changed by this scene's administrator, as a text to compare. */
        String traces() {
            var counts = Stream.of("customer", "organization", "upload", "idempotent_answer", "ticket")
                    .map(table -> "(select count(*) from " + table + ")")
                    .collect(Collectors.joining(" || ' ' || "));
            return stage.sql()
                    .text(
                            "select " + counts
                                    + " || ' ' || (select count(*) from event where actor = (select email from account where id = ?))",
                            administrator);
        }

        /** How many faults the server has logged. */
        long faults() {
            try (var lines = Files.lines(stage.server().logFile())) {
                return lines.filter(line -> FAULT.matcher(line).find()).count();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** One that nobody else has, as a row of its table. */
        private Optional<String> fresh(String name) {
            var unique = "m" + UUID.randomUUID();
            return Optional.ofNullable(
                            switch (name) {
                                case "status" ->
                                    "insert into ticket_status (key, name, category, position) values (left('%1$s', 40), '%1$s', 'WAITING', 900) returning key";
                                case "priority" ->
                                    "insert into ticket_priority (key, name, rank) select left('%1$s', 40), '%1$s', greatest(max(rank), 500) + 1 from ticket_priority returning key";
                                case "field" ->
                                    "insert into ticket_field (id, key, name, type, position) values (nextval('ticket_field_seq'), left('%1$s', 40), '%1$s', 'TEXT', 900) returning key";
                                case "tag" ->
                                    "insert into tag (name, created_at) values ('%1$s', now()) returning name";
                                case "policy" -> """
                                    with made as (insert into sla_policy (id, name, position, active)
                                        values (nextval('sla_policy_seq'), '%1$s', 900, false) returning id)
                                    insert into sla_policy_version (policy_id, version, definition, made_at)
                                    select id, 1, '{"name":"%1$s","condition":"","stops":[],"targets":[{"metric":"resolution","priority":"normal","minutes":60,"business":false}],"reminders":[],"escalations":[],"active":false}', now()
                                    from made returning policy_id""";
                                case "rule" -> """
                                    with made as (insert into rule (id, set_name, name, position, active)
                                        values (nextval('rule_seq'), 'create', '%1$s', 900, false) returning id)
                                    insert into rule_edition (rule_id, edition, definition, made_at)
                                    select id, 1, '{"set":"create","name":"%1$s","condition":"","actions":[{"do":"stop"}],"active":false}', now()
                                    from made returning rule_id""";
                                case "mailbox" -> """
                                    insert into mailbox (id, name, protocol, host, port, encryption, login, access, folder, backlog,
                                        afterwards, every_seconds, address, acknowledges, active)
                                    values (nextval('mailbox_seq'), '%1$s', 'PUSH', '', 0, 'NONE', '', 'PASSWORD', '', 'ALL',
                                        'LEAVE', 60, '%1$s@example.org', true, true) returning id""";
                                case "calendar" -> """
                                    with made as (insert into business_calendar (id, name, edition)
                                        values (nextval('business_calendar_seq'), '%1$s', 1) returning id)
                                    insert into business_calendar_version (calendar_id, version, valid_from, definition)
                                    select id, 1, now(), '{"zone":"UTC","week":{"monday":["09:00-17:00"]},"holidays":[]}'
                                    from made returning calendar_id
                                    """;
                                case "skill" ->
                                    "insert into skill (key, name) values (left('%1$s', 40), '%1$s') returning key";
                                case "mail" -> """
                                    insert into stored_mail (id, mailbox, uidvalidity, uid, content_hash, raw, state, reason, stored_at, done_at)
                                    select next, 'matrix', 1, next, '%1$s', convert_to('Subject: Matrix', 'UTF8'), 'SET_ASIDE', 'it names no author', now(), now()
                                    from nextval('stored_mail_seq') as next returning id""";
                                case "crew" ->
                                    "insert into team (id, name) values (nextval('team_seq'), '%1$s') returning id";
                                default -> null;
                            })
                    .map(insert -> stage.sql().text(insert.formatted(unique)));
        }

        private String thing(String name) {
            var fresh = fresh(name);
            if (fresh.isPresent()) {
                return fresh.get();
            }
            if (name.equals("set")) {
                return "create";
            }
            if (name.equals("colleague")) {
                return Long.toString(people.account("AGENT"));
            }
            if (name.equals("view")) {
                return "view-" + stage.sql().number("""
                        insert into saved_view (id, team_id, name, query, columns, sort, position, created_at)
                        values (nextval('saved_view_seq'), ?, 'Matrix', 'status:open', 'number', '-updated', 0, now()) returning id
                        """, Objects.requireNonNull(things.get("team")));
            }
            if (name.equals("key")) {
                return Long.toString(stage.sql().number("""
                        insert into api_key (id, name, prefix, key_hash, account_id, created_at)
                        values (nextval('api_key_seq'), 'matrix', 'acrm_matrix', ?, ?, now()) returning id
                        """, UUID.randomUUID().toString(), administrator));
            }
            var spare = ",\"team\":" + things.get("team");
            switch (name) {
                case "spare" -> {
                    return opened(spare);
                }
                case "deleted" -> {
                    var number = opened(spare);
                    administrator().delete("/tickets/" + number);
                    return number;
                }
                case "undoable" -> {
                    return Integer.toString(merged());
                }
                case "job" -> {
                    return Long.toString(stage.sql().number("""
                            insert into bulk_job (id, agent_id, action, what, state, total, created_at, worked_at, ended_at)
                            values (nextval('bulk_job_seq'), ?, '{"restore":true}', 'restore', 'FINISHED', 0, now(), now(), now())
                            returning id
                            """, Objects.requireNonNull(things.get("agent"))));
                }
                default -> {}
            }
            assertThat(things).as("things that a path of api-matrix.txt names").containsKey(name);
            return String.valueOf(things.get(name));
        }

        private long number(String thing) {
            return Long.parseLong(thing(thing));
        }

        private long restrictedTeam(long member) {
            var team = stage.sql()
                    .number(
                            "insert into team (id, name, restricted) values (nextval('team_seq'), ?, true) returning id",
                            "Matrix " + UUID.randomUUID());
            stage.sql().run("insert into team_member (team_id, account_id) values (" + team + ", " + member + ")");
            return team;
        }

        private long file(int message) {
            var content = stage.sql()
                    .number(
                            "insert into content (id, sha256, size, created_at) values (nextval('content_seq'), ?, 5, now()) returning id",
                            UUID.randomUUID().toString());
            stage.sql()
                    .run("insert into content_piece (content_id, position, bytes) values (" + content
                            + ", 0, 'hello')");
            return stage.sql().number("""
                    insert into message_file (id, message_id, content_id, name, media_type, size)
                    values (nextval('message_file_seq'), ?, ?, 'a.txt', 'text/plain', 5) returning id
                    """, (long) message, content);
        }
    }
}
