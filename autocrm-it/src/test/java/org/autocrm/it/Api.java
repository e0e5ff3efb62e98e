package org.autocrm.it;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A program that speaks to the API with a key. */
public final class Api {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final String base;
    private final @Nullable String key;

    Api(String server, @Nullable String key) {
        this.base = server + "/autocrm/api/v1";
        this.key = key;
    }

    /** An answer of the API. */
    public record Answer(int status, String body, HttpResponse<String> http) {

        JsonObject json() {
            try (var reader = Json.createReader(new StringReader(body))) {
                return reader.readObject();
            }
        }

        Optional<String> header(String name) {
            return http.headers().firstValue(name);
        }
    }

    public Answer get(String path) {
        return send(request(path).GET());
    }

    public Answer post(String path, String body) {
        return send(request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(body)));
    }

    public Answer patch(String path, String body, String... headers) {
        return send("PATCH", path, body.getBytes(UTF_8), with(headers, "Content-Type", "application/merge-patch+json"));
    }

    Answer post(String path, String body, String... headers) {
        return send("POST", path, body.getBytes(UTF_8), with(headers, "Content-Type", "application/json"));
    }

    Answer get(String path, String... headers) {
        return send("GET", path, new byte[0], headers);
    }

    Answer delete(String path, String... headers) {
        return send("DELETE", path, new byte[0], headers);
    }

    /** Sends anything; headers are names and values by turns. */
    Answer send(String method, String path, byte[] body, String... headers) {
        var request = request(path)
                .method(method, body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request);
    }

    private static String[] with(String[] headers, String name, String value) {
        return Stream.concat(Stream.of(name, value), Stream.of(headers)).toArray(String[]::new);
    }

    /** Opens a ticket and returns its number. */
    public String open(String email, String subject, String text) {
        var body = Json.createObjectBuilder()
                .add("customer", Json.createObjectBuilder().add("email", email).add("name", "Ann Lee"))
                .add("subject", subject)
                .add("text", text)
                .build();
        return post("/tickets", body.toString()).json().getString("number");
    }

    JsonObject ticket(String number) {
        return get("/tickets/" + number).json();
    }

    /** The messages of a ticket of that kind. */
    List<JsonObject> messages(String number, String kind) {
        return ticket(number).getJsonArray("messages").stream()
                .map(JsonValue::asJsonObject)
                .filter(message -> message.getString("kind").equals(kind))
                .toList();
    }

    Answer reply(String number, String text) {
        var body = Json.createObjectBuilder()
                .add("kind", "reply")
                .add("text", text)
                .build();
        return post("/tickets/" + number + "/messages", body.toString());
    }

    /** The numbers of the newest tickets with that subject. */
    List<String> ticketsAbout(String subject) {
        return get("/tickets?limit=100").json().getJsonArray("data").stream()
                .map(JsonValue::asJsonObject)
                .filter(ticket -> ticket.getString("subject").equals(subject))
                .map(ticket -> ticket.getString("number"))
                .toList();
    }

    /** Reads the bytes of a file. */
    HttpResponse<byte[]> raw(String path) {
        try {
            return HTTP.send(request(path).GET().build(), BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private HttpRequest.Builder request(String path) {
        var url = path.startsWith("http") ? path : base + path;
        var request = HttpRequest.newBuilder(URI.create(url));
        return key == null ? request : request.header("Authorization", "Bearer " + key);
    }

    private static Answer send(HttpRequest.Builder request) {
        try {
            var answer = HTTP.send(request.build(), BodyHandlers.ofString());
            return new Answer(answer.statusCode(), answer.body(), answer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
