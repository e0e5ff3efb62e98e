package org.autocrm.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.JsonValue.ValueType;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.autocrm.it.Api.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Sends every example of {@code docs/api.md}, in their order, and compares the answers: the status, the headers' names,
 * and that the body has every member of the example, of the same type; words and problem types must be the same.
 */
@ExtendWith(OnStage.class)
class ApiGuideIT {

    private static final Pattern BLOCK =
            Pattern.compile("(?:<!-- keep (.*?) -->\\s*)?```http\\n(.*?)```", Pattern.DOTALL);
    private static final Set<String> SAME =
            Set.of("type", "status", "kind", "role", "code", "pointer", "hasMore", "title");

    private record Example(String keep, String text) {

        String firstLine() {
            return text.lines().findFirst().orElse("");
        }

        boolean isRequest() {
            return firstLine().matches("[A-Z]+ /.*");
        }

        List<String> headers() {
            return text.lines().skip(1).takeWhile(line -> !line.isBlank()).toList();
        }

        String body() {
            var parts = text.split("\\n\\n", 2);
            return parts.length == 1 ? "" : parts[1].strip();
        }
    }

    private final Map<String, String> kept = new TreeMap<>(Map.of("KEY", DemoPeople.API_KEY));

    @Test
    void everyExampleIsAnsweredAsItSays(Stage stage) throws IOException {
        kept.put("UNIQUE", UUID.randomUUID().toString());
        var examples = examples();
        assertThat(examples.size()).isGreaterThan(20).isEven();

        for (int i = 0; i < examples.size(); i += 2) {
            var request = examples.get(i);
            var expected = examples.get(i + 1);
            assertThat(request.isRequest()).as(request.text()).isTrue();
            assertThat(expected.isRequest()).as(expected.text()).isFalse();

            var answer = send(stage, request);

            compare(request, expected, answer);
            keep(expected, answer);
        }
    }

    private Answer send(Stage stage, Example request) {
        var line = filled(request.firstLine()).split(" ", 2);
        List<String> headers = new ArrayList<>();
        for (var header : request.headers()) {
            headers.addAll(List.of(filled(header).split(": ", 2)));
        }
        return new Api(stage.server().url(), null)
                .send(line[0], line[1], filled(request.body()).getBytes(UTF_8), headers.toArray(new String[0]));
    }

    private static void compare(Example request, Example expected, Answer answer) {
        assertThat(answer.status())
                .as("%s: %s", request.text(), answer.body())
                .isEqualTo(Integer.parseInt(expected.firstLine().strip()));
        for (var header : expected.headers()) {
            var parts = header.split(": ", 2);
            assertThat(answer.header(parts[0]))
                    .as("%s of %s", parts[0], request.text())
                    .isPresent();
            if (parts[0].startsWith("Content-") || parts[0].equals("WWW-Authenticate")) {
                assertThat(answer.header(parts[0]).orElseThrow()).as(parts[0]).startsWith(parts[1]);
            }
        }
        if (expected.body().startsWith("{")) {
            assertAlike(request.text(), "", parsed(expected.body()), answer.json());
        }
    }

    private static void assertAlike(String what, String name, JsonValue expected, JsonValue actual) {
        assertThat(kind(actual)).as("%s of %s: %s", name, what, actual).isEqualTo(kind(expected));
        if (expected instanceof JsonObject object) {
            object.forEach((member, value) -> {
                assertThat(actual.asJsonObject()).as(what).containsKey(member);
                assertAlike(
                        what,
                        member,
                        value,
                        Objects.requireNonNull(actual.asJsonObject().get(member)));
            });
        } else if (expected.getValueType() == ValueType.ARRAY
                && !expected.asJsonArray().isEmpty()) {
            var elements = expected.asJsonArray();
            assertThat(actual.asJsonArray().size()).as("%s of %s", name, what).isGreaterThanOrEqualTo(elements.size());
            for (int i = 0; i < elements.size(); i++) {
                assertAlike(what, name, elements.get(i), actual.asJsonArray().get(i));
            }
        } else if (SAME.contains(name)) {
            assertThat(actual).as("%s of %s", name, what).isEqualTo(expected);
        }
    }

    private static ValueType kind(JsonValue value) {
        return value.getValueType() == ValueType.FALSE ? ValueType.TRUE : value.getValueType();
    }

    /** Remembers what the comment before an answer names: a JSON pointer into the body, or a header. */
    private void keep(Example expected, Answer answer) {
        for (var entry :
                expected.keep().isEmpty() ? new String[0] : expected.keep().split(", ")) {
            var parts = entry.split(" = ", 2);
            kept.put(
                    parts[0],
                    parts[1].startsWith("/")
                            ? text(Json.createPointer(parts[1]).getValue(answer.json()))
                            : answer.header(parts[1]).orElseThrow());
        }
    }

    private static String text(JsonValue value) {
        return value instanceof JsonString text ? text.getString() : value.toString();
    }

    private String filled(String text) {
        var filled = text;
        for (var value : kept.entrySet()) {
            filled = filled.replaceAll("\\$" + value.getKey() + "\\b", Matcher.quoteReplacement(value.getValue()));
        }
        return filled;
    }

    private static JsonObject parsed(String json) {
        try (var reader = Json.createReader(new StringReader(json))) {
            return reader.readObject();
        }
    }

    private static List<Example> examples() throws IOException {
        var guide = Files.readString(Path.of(System.getProperty("autocrm.root", ".."), "docs/api.md"));
        return BLOCK.matcher(guide)
                .results()
                .map(match -> new Example(match.group(1) == null ? "" : match.group(1), match.group(2)))
                .toList();
    }
}
