package org.autocrm.bulk;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonString;
import java.io.StringReader;
import java.util.List;
import org.autocrm.ticket.PropertyChange;
import org.jspecify.annotations.Nullable;

/** What a job has changed of a ticket, as JSON: an array of property, what it was, what it became. */
final class KeptChanges {

    private KeptChanges() {}

    static String text(List<PropertyChange> changes) {
        var all = Json.createArrayBuilder();
        changes.forEach(change -> all.add(Json.createArrayBuilder()
                .add(change.property())
                .add(array(change.from()))
                .add(array(change.to()))));
        return all.build().toString();
    }

    static List<PropertyChange> in(@Nullable String text) {
        if (text == null) {
            return List.of();
        }
        try (var reader = Json.createReader(new StringReader(text))) {
            return reader.readArray().getValuesAs(JsonArray.class).stream()
                    .map(change -> new PropertyChange(
                            change.getString(0), texts(change.getJsonArray(1)), texts(change.getJsonArray(2))))
                    .toList();
        }
    }

    private static JsonArrayBuilder array(List<String> values) {
        var array = Json.createArrayBuilder();
        values.forEach(array::add);
        return array;
    }

    private static List<String> texts(JsonArray array) {
        return array.getValuesAs(JsonString.class).stream()
                .map(JsonString::getString)
                .toList();
    }
}
