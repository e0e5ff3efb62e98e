package org.autocrm.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.autocrm.it.OpenApiDocument.Operation;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The OpenAPI document of this build is complete. */
class OpenApiTest {

    private static final String LINTER = "@redocly/cli@2.77.0";

    private static final OpenApiDocument DOCUMENT = OpenApiDocument.read();

    static List<Operation> operations() {
        return DOCUMENT.operations();
    }

    @Test
    void isOfVersionThreeOne() {
        assertThat(DOCUMENT.root().getString("openapi")).startsWith("3.1");
        assertThat(operations()).isNotEmpty().extracting(Operation::id).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("org.autocrm.it.OpenApiTest#operations")
    void everyOperationSaysWhatItIs(Operation operation) {
        assertThat(operation.id()).matches("[a-z][A-Za-z]+");
        assertThat(operation.json().getString("summary", "")).isNotBlank();
        assertThat(operation.json().getString("description", "")).isNotBlank();
        assertThat(operation.json().getJsonArray("tags")).isNotEmpty();
        assertThat(operation.json().getString("x-role")).isNotBlank();
        assertThat(operation.json().getJsonArray("security")).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("org.autocrm.it.OpenApiTest#operations")
    void everyOperationSaysHowItFails(Operation operation) {
        var statuses = operation.responses().keySet();
        var changes = List.of("PATCH", "PUT", "DELETE").contains(operation.verb());
        assertThat(statuses).contains("400", "401", "403", "429", "500");
        assertThat(statuses.contains("404"))
                .as("404")
                .isEqualTo(operation.path().contains("{"));
        assertThat(statuses.contains("409"))
                .as("409")
                .isEqualTo(!operation.verb().equals("GET"));
        assertThat(statuses.contains("412")).as("412").isEqualTo(changes);
        assertThat(statuses.contains("428")).as("428").isEqualTo(changes);
        for (var status : List.of("413", "415", "422")) {
            assertThat(statuses.contains(status))
                    .as(status)
                    .isEqualTo(operation.bodyType().isPresent());
        }
        operation.responses().forEach((status, response) -> {
            if (Integer.parseInt(status) >= 400) {
                var problem = DOCUMENT.resolved(response.asJsonObject())
                        .getJsonObject("content")
                        .getJsonObject("application/problem+json");
                assertThat(problem).as(status).containsKeys("schema", "example");
            }
        });
    }

    @ParameterizedTest
    @MethodSource("org.autocrm.it.OpenApiTest#operations")
    void everyOperationSaysWhatItAnswers(Operation operation) {
        var successes = operation.responses().entrySet().stream()
                .filter(response -> response.getKey().startsWith("2"))
                .toList();
        assertThat(successes).hasSize(1);
        var response = successes.get(0).getValue().asJsonObject();
        assertThat(response.getJsonObject("headers"))
                .containsKeys("Trace-Id", "RateLimit", "RateLimit-Policy", "X-RateLimit-Limit");
        if (!successes.get(0).getKey().equals("204")) {
            response.getJsonObject("content").forEach((type, media) -> {
                assertThat(media.asJsonObject()).containsKey("schema");
                if (type.equals("application/json")) {
                    assertThat(media.asJsonObject()).as("an example").containsKey("example");
                }
            });
        }
        if (successes.get(0).getKey().equals("201")) {
            assertThat(response.getJsonObject("headers")).containsKeys("Location", "ETag");
        }
    }

    @ParameterizedTest
    @MethodSource("org.autocrm.it.OpenApiTest#operations")
    void everyOperationSaysWhatMayBeSent(Operation operation) {
        assertThat(operation.has("Idempotency-Key")).isEqualTo(operation.verb().equals("POST"));
        assertThat(operation.has("If-Match"))
                .isEqualTo(List.of("PATCH", "PUT", "DELETE").contains(operation.verb()));
        operation.parameters().forEach(parameter -> {
            assertThat(parameter.getString("description", ""))
                    .as(parameter.getString("name"))
                    .isNotBlank();
            assertThat(parameter).as(parameter.getString("name")).containsKey("schema");
        });
        operation.body().ifPresent(body -> {
            assertThat(body).containsKey("schema");
            var schema = DOCUMENT.resolved(body.getJsonObject("schema"));
            if (schema.containsKey("properties")) {
                assertThat(body).containsKey("example");
                assertThat(schema.getBoolean("additionalProperties", true)).isFalse();
            }
        });
    }

    @Nested
    class OfItsSchemas {

        @Test
        void everyMemberHasATypeAndEveryTextThatIsSentALimit() {
            operations().stream()
                    .flatMap(operation -> operation.body().stream())
                    .map(body -> DOCUMENT.resolved(body.getJsonObject("schema")))
                    .filter(schema -> schema.containsKey("properties"))
                    .flatMap(OpenApiTest::properties)
                    .filter(property -> OpenApiDocument.types(property).contains("string"))
                    .filter(property -> !property.containsKey("format"))
                    .forEach(property -> assertThat(property).containsKey("maxLength"));
        }

        @Test
        void everyReferenceLeadsSomewhere() {
            DOCUMENT.objects()
                    .filter(object -> object.containsKey("$ref"))
                    .forEach(object -> assertThat(DOCUMENT.resolved(object)).isNotNull());
        }
    }

    @Test
    void aLinterFindsNoError() throws IOException, InterruptedException {
        assumeTrue(
                runs("npx", "--yes", LINTER, "--version"),
                "there is no Node.js here, or no network to fetch the linter");

        var linter = new ProcessBuilder(
                        "npx", "--yes", LINTER, "lint", OpenApiDocument.file().toString(), "--extends=recommended")
                .directory(Path.of(System.getProperty("java.io.tmpdir")).toFile())
                .redirectErrorStream(true)
                .start();
        linter.getOutputStream().close();
        var said = new String(linter.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(linter.waitFor()).as(said).isZero();
    }

    private static Stream<JsonObject> properties(JsonObject schema) {
        return schema.getJsonObject("properties").values().stream()
                .map(property -> DOCUMENT.resolved(property.asJsonObject()))
                .flatMap(property -> property.containsKey("properties")
                        ? Stream.concat(Stream.of(property), properties(property))
                        : Stream.of(property));
    }

    private static boolean runs(String... command) throws InterruptedException {
        try {
            var process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(1, TimeUnit.MINUTES) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
