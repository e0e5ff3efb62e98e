package org.autocrm.routing;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.autocrm.routing.Reason.Code;
import org.autocrm.routing.RoutingDecision.Candidate;
import org.autocrm.routing.RoutingDecision.Excluded;
import org.autocrm.routing.RoutingDecision.Outcome;
import org.autocrm.routing.RoutingInputs.Need;
import org.autocrm.routing.RoutingInputs.Policy;
import org.autocrm.routing.RoutingInputs.Worker;
import org.autocrm.staffing.Presence;
import org.jspecify.annotations.Nullable;

/**
 * Inputs and decisions as they are kept. People are arrays in a fixed order, because a team may have hundreds of them;
 * what is absent has no member, or is null in an array.
 */
final class RoutingJson {

    private static final JsonBuilderFactory JSON = Json.createBuilderFactory(Map.of()); // a look-up of it is not free
    private static final JsonReaderFactory READERS = Json.createReaderFactory(Map.of());

    private RoutingJson() {}

    static JsonObject of(RoutingInputs inputs) {
        return JSON.createObjectBuilder()
                .add("at", inputs.at().toString())
                .add("need", of(inputs.need()))
                .add("policy", of(inputs.policy()))
                .add("because", of(inputs.because()))
                .add("workers", array(inputs.workers(), RoutingJson::of))
                .build();
    }

    static RoutingInputs inputs(String text) {
        var json = read(text);
        return new RoutingInputs(
                Instant.parse(json.getString("at")),
                need(json.getJsonObject("need")),
                policy(json.getJsonObject("policy")),
                reason(json.getJsonArray("because")),
                list(json.getJsonArray("workers"), value -> worker(value.asJsonArray())));
    }

    static JsonObject of(RoutingDecision decision) {
        var json = JSON.createObjectBuilder()
                .add("engine", decision.engine())
                .add("outcome", decision.outcome().name());
        put(json, "agent", decision.agent());
        put(json, "team", decision.team());
        json.add("because", of(decision.because()))
                .add("relaxed", texts(decision.relaxed()))
                .add("candidates", array(decision.candidates(), RoutingJson::of))
                .add("excluded", array(decision.excluded(), RoutingJson::of));
        put(json, "again", decision.again());
        return json.build();
    }

    static RoutingDecision decision(String text) {
        var json = read(text);
        return new RoutingDecision(
                json.getInt("engine"),
                Outcome.valueOf(json.getString("outcome")),
                number(json.get("agent")),
                number(json.get("team")),
                reason(json.getJsonArray("because")),
                list(json.getJsonArray("relaxed"), RoutingJson::text),
                list(json.getJsonArray("candidates"), value -> candidate(value.asJsonArray())),
                list(json.getJsonArray("excluded"), value -> excluded(value.asJsonArray())),
                moment(json.get("again")));
    }

    /** A reason by itself, as the queue keeps it. */
    static JsonArray of(Reason reason) {
        var json = JSON.createArrayBuilder().add(reason.code().name());
        reason.values().forEach(json::add);
        return json.build();
    }

    static Reason reason(String text) {
        try (var reader = READERS.createReader(new StringReader(text))) {
            return reason(reader.readArray());
        }
    }

    private static JsonObject of(Need need) {
        var json = JSON.createObjectBuilder()
                .add("ticket", need.ticket())
                .add("units", need.units())
                .add("queuedSince", need.queuedSince().toString())
                .add("required", array(need.required(), RoutingJson::of))
                .add("preferred", array(need.preferred(), RoutingJson::of));
        put(json, "lastAgent", need.lastAgent());
        put(json, "givenBackBy", need.givenBackBy());
        put(json, "meantFor", need.meantFor());
        return json.add("overflowed", need.overflowed()).build();
    }

    private static Need need(JsonObject json) {
        return new Need(
                json.getString("ticket"),
                json.getInt("units"),
                Instant.parse(json.getString("queuedSince")),
                list(json.getJsonArray("required"), value -> skill(value.asJsonArray())),
                list(json.getJsonArray("preferred"), value -> skill(value.asJsonArray())),
                number(json.get("lastAgent")),
                number(json.get("givenBackBy")),
                number(json.get("meantFor")),
                json.getBoolean("overflowed"));
    }

    private static JsonObject of(Policy policy) {
        var json = JSON.createObjectBuilder()
                .add("team", policy.team())
                .add("name", policy.name())
                .add("strategy", policy.strategy().name())
                .add("sticky", policy.sticky())
                .add("relaxMinutes", policy.relaxMinutes());
        put(json, "fairTickets", policy.fairTickets());
        put(json, "fairMinutes", policy.fairMinutes());
        put(json, "staleHours", policy.staleHours());
        put(json, "overflowTeam", policy.overflowTeam());
        put(json, "overflowName", policy.overflowName());
        put(json, "overflowMinutes", policy.overflowMinutes());
        return json.build();
    }

    private static Policy policy(JsonObject json) {
        return new Policy(
                json.getJsonNumber("team").longValue(),
                json.getString("name"),
                Strategy.valueOf(json.getString("strategy")),
                json.getBoolean("sticky"),
                json.getInt("relaxMinutes"),
                whole(json.get("fairTickets")),
                whole(json.get("fairMinutes")),
                whole(json.get("staleHours")),
                number(json.get("overflowTeam")),
                json.getString("overflowName", null),
                whole(json.get("overflowMinutes")));
    }

    private static JsonArray of(SkillNeed skill) {
        return JSON.createArrayBuilder()
                .add(skill.key())
                .add(skill.name())
                .add(skill.level())
                .build();
    }

    private static SkillNeed skill(JsonArray json) {
        return new SkillNeed(json.getString(0), json.getString(1), json.getInt(2));
    }

    private static JsonArray of(Worker worker) {
        var json = JSON.createArrayBuilder()
                .add(worker.id())
                .add(worker.name())
                .add(worker.presence().name());
        put(json, worker.outUntil());
        put(json, worker.substitute());
        json.add(digits(worker.levels())).add(worker.load());
        put(json, worker.capacity());
        json.add(texts(worker.received())).add(worker.turn());
        if (worker.offUntil() != null) {
            put(json, worker.offUntil());
        }
        return json.build();
    }

    private static Worker worker(JsonArray json) {
        return new Worker(
                json.getJsonNumber(0).longValue(),
                json.getString(1),
                Presence.valueOf(json.getString(2)),
                moment(json.get(3)),
                number(json.get(4)),
                json.getString(5).chars().map(digit -> digit - '0').boxed().toList(),
                json.getInt(6),
                whole(json.get(7)),
                list(json.getJsonArray(8), value -> Instant.parse(text(value))),
                json.getJsonNumber(9).longValue(),
                json.size() > 10 ? moment(json.get(10)) : null);
    }

    private static JsonArray of(Candidate candidate) {
        var json = JSON.createArrayBuilder()
                .add(candidate.agent())
                .add(candidate.name())
                .add(candidate.score())
                .add(candidate.load());
        put(json, candidate.capacity());
        return json.add(candidate.skill()).build();
    }

    private static Candidate candidate(JsonArray json) {
        return new Candidate(
                json.getJsonNumber(0).longValue(),
                json.getString(1),
                json.getJsonNumber(2).longValue(),
                json.getInt(3),
                whole(json.get(4)),
                json.getInt(5));
    }

    private static JsonArray of(Excluded excluded) {
        return JSON.createArrayBuilder()
                .add(excluded.agent())
                .add(excluded.name())
                .add(of(excluded.reason()))
                .build();
    }

    private static Excluded excluded(JsonArray json) {
        return new Excluded(json.getJsonNumber(0).longValue(), json.getString(1), reason(json.getJsonArray(2)));
    }

    private static Reason reason(JsonArray json) {
        return new Reason(
                Code.valueOf(json.getString(0)),
                json.subList(1, json.size()).stream().map(RoutingJson::text).toList());
    }

    private static void put(JsonObjectBuilder json, String name, @Nullable Object value) {
        if (value instanceof Number number) {
            json.add(name, number.longValue());
        } else if (value != null) {
            json.add(name, value.toString());
        }
    }

    private static void put(JsonArrayBuilder json, @Nullable Object value) {
        if (value instanceof Number number) {
            json.add(number.longValue());
        } else if (value == null) {
            json.addNull();
        } else {
            json.add(value.toString());
        }
    }

    private static <T> JsonArrayBuilder array(List<T> values, Function<T, JsonValue> written) {
        var array = JSON.createArrayBuilder();
        values.forEach(value -> array.add(written.apply(value)));
        return array;
    }

    private static JsonArrayBuilder texts(List<?> values) {
        var array = JSON.createArrayBuilder();
        values.forEach(value -> array.add(value.toString()));
        return array;
    }

    /** Levels are single digits: 500 agents with 50 each are a long list. */
    private static String digits(List<Integer> levels) {
        var digits = new StringBuilder(levels.size());
        levels.forEach(level -> digits.append((char) ('0' + level)));
        return digits.toString();
    }

    private static <T> List<T> list(JsonArray array, Function<JsonValue, T> read) {
        return array.stream().map(read).toList();
    }

    private static String text(JsonValue value) {
        return ((JsonString) value).getString();
    }

    private static @Nullable Long number(@Nullable JsonValue value) {
        return value instanceof JsonNumber number ? Long.valueOf(number.longValue()) : null;
    }

    private static @Nullable Integer whole(@Nullable JsonValue value) {
        return value instanceof JsonNumber number ? Integer.valueOf(number.intValue()) : null;
    }

    private static @Nullable Instant moment(@Nullable JsonValue value) {
        return value instanceof JsonString text ? Instant.parse(text.getString()) : null;
    }

    private static JsonObject read(String text) {
        try (var reader = READERS.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }
}
