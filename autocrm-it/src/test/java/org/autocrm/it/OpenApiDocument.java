package org.autocrm.it;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The OpenAPI document that the build made, for tests that walk through it. */
public final class OpenApiDocument {

    private static final Set<String> VERBS = Set.of("get", "post", "put", "patch", "delete");

    private final JsonObject root;

    private OpenApiDocument(JsonObject root) {
        this.root = root;
    }

    /** The document of this build. */
    public static OpenApiDocument read() {
        try (var reader = Json.createReader(Files.newInputStream(file()))) {
            return new OpenApiDocument(reader.readObject());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where the build writes it. */
    public static Path file() {
        return Path.of(System.getProperty("autocrm.root", ".."), "autocrm-web/target/openapi/openapi.json");
    }

    /** One operation. */
    public record Operation(OpenApiDocument document, String path, String verb, JsonObject json) {

        public String id() {
            return json.getString("operationId", "");
        }

        public JsonObject responses() {
            return json.getJsonObject("responses");
        }

        /** The parameters, with references followed. */
        public List<JsonObject> parameters() {
            return array(json, "parameters").stream()
                    .map(JsonValue::asJsonObject)
                    .map(document::resolved)
                    .toList();
        }

        public boolean has(String parameter) {
            return parameters().stream().anyMatch(it -> it.getString("name").equals(parameter));
        }

        /** The media type of the request's body. */
        public Optional<String> bodyType() {
            return json.containsKey("requestBody")
                    ? json.getJsonObject("requestBody").getJsonObject("content").keySet().stream()
                            .findFirst()
                    : Optional.empty();
        }

        /** The request's body: its schema and its example. */
        public Optional<JsonObject> body() {
            return bodyType()
                    .map(type -> json.getJsonObject("requestBody")
                            .getJsonObject("content")
                            .getJsonObject(type));
        }

        @Override
        public String toString() {
            return id();
        }
    }

    public JsonObject root() {
        return root;
    }

    public List<Operation> operations() {
        return root.getJsonObject("paths").entrySet().stream()
                .flatMap(path -> path.getValue().asJsonObject().entrySet().stream()
                        .filter(verb -> VERBS.contains(verb.getKey()))
                        .map(verb -> new Operation(
                                this,
                                path.getKey(),
                                verb.getKey().toUpperCase(Locale.ROOT),
                                verb.getValue().asJsonObject())))
                .toList();
    }

    /** What a reference points at; itself if it is none. */
    public JsonObject resolved(JsonObject object) {
        if (!object.containsKey("$ref")) {
            return object;
        }
        return Json.createPointer(object.getString("$ref").substring(1))
                .getValue(root)
                .asJsonObject();
    }

    /** The types of a schema. */
    public static Set<String> types(JsonObject schema) {
        var type = schema.get("type");
        if (type instanceof JsonString one) {
            return Set.of(one.getString());
        }
        return type == null ? Set.of() : Set.copyOf(type.asJsonArray().getValuesAs(JsonString::getString));
    }

    static JsonArray array(JsonObject object, String name) {
        return object.containsKey(name) ? object.getJsonArray(name) : JsonValue.EMPTY_JSON_ARRAY;
    }

    /** All objects in the document. */
    public Stream<JsonObject> objects() {
        return objects(root);
    }

    private static Stream<JsonObject> objects(JsonValue value) {
        return switch (value.getValueType()) {
            case OBJECT ->
                Stream.concat(
                        Stream.of(value.asJsonObject()),
                        value.asJsonObject().values().stream().flatMap(OpenApiDocument::objects));
            case ARRAY -> value.asJsonArray().stream().flatMap(OpenApiDocument::objects);
            default -> Stream.empty();
        };
    }
}
