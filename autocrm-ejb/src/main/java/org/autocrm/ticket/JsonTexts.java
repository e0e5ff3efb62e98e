package org.autocrm.ticket;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lists that PostgreSQL aggregated into JSON, so that one row brings them. */
final class JsonTexts {

    private JsonTexts() {}

    /** A list of texts; empty for null. */
    static List<String> in(@Nullable String json) {
        return json == null ? List.of() : texts(array(json));
    }

    /** A list of lists of texts; empty for null. A null inside is an empty text. */
    static List<List<String>> rowsIn(@Nullable String json) {
        return json == null
                ? List.of()
                : array(json).stream().map(row -> texts(row.asJsonArray())).toList();
    }

    private static List<String> texts(JsonArray array) {
        return array.stream().map(JsonTexts::text).toList();
    }

    private static String text(JsonValue value) {
        if (value instanceof JsonString text) {
            return text.getString();
        }
        return value == JsonValue.NULL ? "" : value.toString();
    }

    private static JsonArray array(String json) {
        try (var reader = Json.createReader(new StringReader(json))) {
            return reader.readArray();
        }
    }
}
