package org.autocrm.sla;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.autocrm.shared.EmailAddress;
import org.autocrm.sla.SlaAction.MoveTo;
import org.autocrm.sla.SlaAction.NotifyAddress;
import org.autocrm.sla.SlaAction.NotifyAssignee;
import org.autocrm.sla.SlaAction.NotifyTeam;
import org.autocrm.sla.SlaAction.Raise;
import org.autocrm.sla.SlaAction.Unassign;

/** A policy as the JSON in which its versions are kept. */
final class PolicyJson {

    private PolicyJson() {}

    static String of(PolicyDetails policy) {
        return object(policy).build().toString();
    }

    /** Each member as a text, for telling what is different. */
    static Map<String, String> members(PolicyDetails policy) {
        var texts = new LinkedHashMap<String, String>();
        object(policy)
                .build()
                .forEach((name, value) ->
                        texts.put(name, value instanceof JsonString text ? text.getString() : value.toString()));
        return texts;
    }

    static PolicyDetails read(String json) {
        try (var reader = Json.createReader(new StringReader(json))) {
            var object = reader.readObject();
            return new PolicyDetails(
                    object.getString("name"),
                    object.getString("condition"),
                    object.containsKey("calendar")
                            ? Long.valueOf(object.getJsonNumber("calendar").longValue())
                            : null,
                    object.getJsonArray("stops").getValuesAs(JsonString::getString).stream()
                            .collect(Collectors.toSet()),
                    object.getJsonArray("targets").getValuesAs(PolicyJson::target),
                    object.getJsonArray("reminders").getValuesAs(PolicyJson::step),
                    object.getJsonArray("escalations").getValuesAs(PolicyJson::step),
                    object.getBoolean("active"));
        }
    }

    private static JsonObjectBuilder object(PolicyDetails policy) {
        var stops = Json.createArrayBuilder();
        policy.stops().forEach(stops::add);
        var targets = Json.createArrayBuilder();
        policy.targets()
                .forEach(target -> targets.add(Json.createObjectBuilder()
                        .add("metric", target.metric().word())
                        .add("priority", target.priority())
                        .add("minutes", target.minutes())
                        .add("business", target.business())));
        var object = Json.createObjectBuilder()
                .add("name", policy.name())
                .add("condition", policy.condition())
                .add("stops", stops)
                .add("targets", targets)
                .add("reminders", steps(policy.reminders()))
                .add("escalations", steps(policy.escalations()))
                .add("active", policy.active());
        var calendar = policy.calendar();
        return calendar == null ? object : object.add("calendar", calendar.longValue());
    }

    private static JsonArrayBuilder steps(List<Step> steps) {
        var array = Json.createArrayBuilder();
        steps.forEach(step -> {
            var actions = Json.createArrayBuilder();
            step.actions().forEach(action -> actions.add(action(action)));
            array.add(Json.createObjectBuilder().add("minutes", step.minutes()).add("actions", actions));
        });
        return array;
    }

    private static JsonObjectBuilder action(SlaAction action) {
        var object = Json.createObjectBuilder();
        if (action instanceof NotifyAssignee) {
            return object.add("do", "notify-assignee");
        } else if (action instanceof NotifyTeam) {
            return object.add("do", "notify-team");
        } else if (action instanceof NotifyAddress notify) {
            return object.add("do", "notify").add("address", notify.address().value());
        } else if (action instanceof MoveTo move) {
            return object.add("do", "move").add("team", move.team());
        } else if (action instanceof Raise raise) {
            return object.add("do", "raise").add("priority", raise.priority());
        }
        return object.add("do", "unassign");
    }

    private static Target target(JsonValue value) {
        var object = value.asJsonObject();
        return new Target(
                Metric.named(object.getString("metric")).orElseThrow(),
                object.getString("priority"),
                object.getInt("minutes"),
                object.getBoolean("business"));
    }

    private static Step step(JsonValue value) {
        var object = value.asJsonObject();
        return new Step(
                object.getInt("minutes"),
                object.getJsonArray("actions").getValuesAs(JsonObject.class).stream()
                        .map(PolicyJson::action)
                        .toList());
    }

    private static SlaAction action(JsonObject object) {
        return switch (object.getString("do")) {
            case "notify-assignee" -> new NotifyAssignee();
            case "notify-team" -> new NotifyTeam();
            case "notify" -> new NotifyAddress(new EmailAddress(object.getString("address")));
            case "move" -> new MoveTo(object.getJsonNumber("team").longValue());
            case "raise" -> new Raise(object.getString("priority"));
            default -> new Unassign();
        };
    }
}
