package org.autocrm.rule;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import java.io.StringReader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.autocrm.rule.RuleAction.Ask;
import org.autocrm.rule.RuleAction.Become;
import org.autocrm.rule.RuleAction.Fill;
import org.autocrm.rule.RuleAction.Mail;
import org.autocrm.rule.RuleAction.Note;
import org.autocrm.rule.RuleAction.Notify;
import org.autocrm.rule.RuleAction.Prioritize;
import org.autocrm.rule.RuleAction.Promise;
import org.autocrm.rule.RuleAction.Stop;
import org.autocrm.rule.RuleAction.Tag;
import org.autocrm.rule.RuleAction.ToAgent;
import org.autocrm.rule.RuleAction.ToTeam;
import org.jspecify.annotations.Nullable;

/** A rule as the JSON in which its editions are kept. */
final class RuleJson {

    private static final JsonBuilderFactory JSON = Json.createBuilderFactory(Map.of()); // a look-up of it is not free

    private RuleJson() {}

    static String of(RuleDetails rule) {
        return object(rule).toString();
    }

    /** Each member as a text, for telling what is different. */
    static Map<String, String> members(RuleDetails rule) {
        var texts = new LinkedHashMap<String, String>();
        object(rule)
                .forEach((name, value) ->
                        texts.put(name, value instanceof JsonString text ? text.getString() : value.toString()));
        return texts;
    }

    static RuleDetails read(String json) {
        try (var reader = Json.createReader(new StringReader(json))) {
            var object = reader.readObject();
            var anchor = object.getString("anchor", "");
            return new RuleDetails(
                    RuleSet.named(object.getString("set")).orElseThrow(),
                    object.getString("name"),
                    object.getString("condition"),
                    texts(object, "on").stream()
                            .flatMap(word -> ChangeKind.named(word).stream())
                            .collect(Collectors.toSet()),
                    Anchor.named(anchor).orElse(null),
                    object.getInt("minutes", 0),
                    object.getJsonArray("actions").getValuesAs(JsonObject.class).stream()
                            .map(RuleJson::action)
                            .toList(),
                    object.getBoolean("active"));
        }
    }

    private static JsonObject object(RuleDetails rule) {
        var actions = JSON.createArrayBuilder();
        rule.actions().forEach(action -> actions.add(action(action)));
        var object = JSON.createObjectBuilder()
                .add("set", rule.set().word())
                .add("name", rule.name())
                .add("condition", rule.condition());
        if (rule.set() == RuleSet.CHANGE) {
            object.add("on", array(rule.on().stream().map(ChangeKind::word).toList()));
        }
        var anchor = rule.anchor();
        if (anchor != null) {
            object.add("anchor", anchor.word()).add("minutes", rule.minutes());
        }
        return object.add("actions", actions).add("active", rule.active()).build();
    }

    private static JsonObjectBuilder action(RuleAction action) {
        var object = JSON.createObjectBuilder().add("do", word(action));
        if (action instanceof ToTeam to) {
            addId(object, "team", to.team());
        } else if (action instanceof ToAgent to) {
            addId(object, "agent", to.agent());
        } else if (action instanceof Ask ask) {
            object.add("skill", ask.skill()).add("level", ask.level());
        } else if (action instanceof Prioritize prioritize) {
            object.add("priority", prioritize.priority());
        } else if (action instanceof Tag tag) {
            object.add("add", array(tag.add())).add("remove", array(tag.remove()));
        } else if (action instanceof Fill fill) {
            object.add("field", fill.field()).add("values", array(fill.values()));
        } else if (action instanceof Become become) {
            object.add("status", become.status());
        } else if (action instanceof Note note) {
            object.add("text", note.text());
        } else if (action instanceof Mail mail) {
            object.add("to", mail.to()).add("subject", mail.subject()).add("text", mail.text());
        } else if (action instanceof Notify notify) {
            object.add("whom", notify.whom());
        } else if (action instanceof Promise promise) {
            object.add("policy", promise.policy());
        }
        return object;
    }

    /** How an action is called in the API and in the database. */
    static String word(RuleAction action) {
        if (action instanceof ToTeam) {
            return "team";
        } else if (action instanceof ToAgent) {
            return "assignee";
        } else if (action instanceof Ask ask) {
            return ask.required() ? "require" : "prefer";
        } else if (action instanceof Prioritize) {
            return "priority";
        } else if (action instanceof Tag) {
            return "tags";
        } else if (action instanceof Fill) {
            return "field";
        } else if (action instanceof Become) {
            return "status";
        } else if (action instanceof Note) {
            return "note";
        } else if (action instanceof Mail) {
            return "mail";
        } else if (action instanceof Promise) {
            return "sla";
        }
        return action instanceof Notify ? "notify" : "stop";
    }

    private static RuleAction action(JsonObject object) {
        return switch (object.getString("do")) {
            case "team" -> new ToTeam(id(object, "team"));
            case "assignee" -> new ToAgent(id(object, "agent"));
            case "require" -> new Ask(object.getString("skill"), object.getInt("level"), true);
            case "prefer" -> new Ask(object.getString("skill"), object.getInt("level"), false);
            case "priority" -> new Prioritize(object.getString("priority"));
            case "tags" -> new Tag(texts(object, "add"), texts(object, "remove"));
            case "field" -> new Fill(object.getString("field"), texts(object, "values"));
            case "status" -> new Become(object.getString("status"));
            case "note" -> new Note(object.getString("text"));
            case "mail" -> new Mail(object.getString("to"), object.getString("subject"), object.getString("text"));
            case "notify" -> new Notify(object.getString("whom"));
            case "sla" -> new Promise(object.getJsonNumber("policy").longValue());
            case "stop" -> new Stop();
            default -> throw new IllegalArgumentException("an action of a newer version: " + object.getString("do"));
        };
    }

    private static void addId(JsonObjectBuilder object, String name, @Nullable Long id) {
        if (id != null) {
            object.add(name, id.longValue());
        }
    }

    private static @Nullable Long id(JsonObject object, String name) {
        return object.containsKey(name)
                ? Long.valueOf(object.getJsonNumber(name).longValue())
                : null;
    }

    private static List<String> texts(JsonObject object, String name) {
        return object.get(name) instanceof JsonArray array ? array.getValuesAs(JsonString::getString) : List.of();
    }

    private static JsonArrayBuilder array(List<String> texts) {
        var array = JSON.createArrayBuilder();
        texts.forEach(array::add);
        return array;
    }
}
