package org.autocrm.bulk;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.autocrm.bulk.BulkAction.Change;
import org.autocrm.bulk.BulkAction.Delete;
import org.autocrm.bulk.BulkAction.Restore;
import org.autocrm.bulk.BulkAction.Undo;
import org.autocrm.shared.EmailAddress;
import org.autocrm.ticket.SetChange;
import org.autocrm.ticket.TicketChanges;
import org.jspecify.annotations.Nullable;

/** What a job does, as JSON: an object with one member, whose name says which kind of action it is. */
final class KeptAction {

    private KeptAction() {}

    static String text(BulkAction action) {
        var json = Json.createObjectBuilder();
        if (action instanceof Change change) {
            json.add("change", json(change.changes()));
        } else if (action instanceof Undo undo) {
            json.add("undo", undo.job());
        } else {
            json.add(action instanceof Delete ? "delete" : "restore", true);
        }
        return json.build().toString();
    }

    static BulkAction in(String text) {
        try (var reader = Json.createReader(new StringReader(text))) {
            var json = reader.readObject();
            if (json.containsKey("change")) {
                return new Change(changes(json.getJsonObject("change")));
            }
            if (json.containsKey("undo")) {
                return new Undo(json.getJsonNumber("undo").longValueExact());
            }
            return json.containsKey("delete") ? new Delete() : new Restore();
        }
    }

    private static JsonObject json(TicketChanges changes) {
        var json = Json.createObjectBuilder();
        changes.status().ifPresent(key -> json.add("status", key));
        changes.priority().ifPresent(key -> json.add("priority", key));
        changes.team().ifPresent(team -> json.add("team", optional(team)));
        changes.assignee().ifPresent(agent -> json.add("assignee", optional(agent)));
        changes.language().ifPresent(language -> json.add("language", optional(language)));
        changes.snooze().ifPresent(until -> json.add("snooze", optional(until.map(KeptAction::kept))));
        json.add("tags", json(changes.tags()));
        json.add("followers", json(changes.followers()));
        json.add("copies", json(changes.copies()));
        var fields = Json.createObjectBuilder();
        changes.fields().forEach((key, values) -> fields.add(key, array(values)));
        return json.add("fields", fields).build();
    }

    private static TicketChanges changes(JsonObject json) {
        var changes = TicketChanges.begin();
        Optional.ofNullable(json.getString("status", null)).ifPresent(changes::status);
        Optional.ofNullable(json.getString("priority", null)).ifPresent(changes::priority);
        if (json.containsKey("team")) {
            changes.team(id(json, "team"));
        }
        if (json.containsKey("assignee")) {
            changes.assignee(id(json, "assignee"));
        }
        if (json.containsKey("language")) {
            changes.language(words(json, "language"));
        }
        if (json.containsKey("snooze")) {
            var until = words(json, "snooze");
            changes.snooze(until == null ? null : Instant.parse(until));
        }
        changes.tags(set(json.getJsonObject("tags"), text -> text));
        changes.followers(set(json.getJsonObject("followers"), Long::valueOf));
        changes.copies(set(json.getJsonObject("copies"), EmailAddress::new));
        json.getJsonObject("fields").forEach((key, values) -> changes.field(key, texts(values.asJsonArray())));
        return changes.end();
    }

    /** The database keeps no more than microseconds; what a job did is compared with what it was to do. */
    private static Instant kept(Instant moment) {
        return moment.truncatedTo(ChronoUnit.MICROS);
    }

    private static JsonValue optional(Optional<?> value) {
        return value.<JsonValue>map(known -> Json.createValue(known.toString())).orElse(JsonValue.NULL);
    }

    private static JsonObject json(SetChange<?> change) {
        return Json.createObjectBuilder()
                .add("replaces", change.replaces())
                .add("add", array(change.add()))
                .add("remove", array(change.remove()))
                .build();
    }

    private static JsonArrayBuilder array(Collection<?> values) {
        var array = Json.createArrayBuilder();
        values.forEach(value -> array.add(value.toString()));
        return array;
    }

    private static <T> SetChange<T> set(JsonObject json, Function<String, T> reader) {
        return new SetChange<>(
                json.getBoolean("replaces"),
                texts(json.getJsonArray("add")).stream().map(reader).collect(Collectors.toSet()),
                texts(json.getJsonArray("remove")).stream().map(reader).collect(Collectors.toSet()));
    }

    private static List<String> texts(JsonArray array) {
        return array.getValuesAs(JsonString.class).stream()
                .map(JsonString::getString)
                .toList();
    }

    private static @Nullable String words(JsonObject json, String name) {
        return json.isNull(name) ? null : json.getString(name);
    }

    private static @Nullable Long id(JsonObject json, String name) {
        var text = words(json, name);
        return text == null ? null : Long.valueOf(text);
    }
}
