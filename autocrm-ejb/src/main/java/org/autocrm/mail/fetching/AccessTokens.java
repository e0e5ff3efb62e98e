package org.autocrm.mail.fetching;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.autocrm.mail.mailbox.LogIn.Access;
import org.autocrm.mail.mailbox.MailboxDetails;
import org.autocrm.mail.mailbox.MailboxSecrets;
import org.jspecify.annotations.Nullable;

/** Asks identity providers for the access tokens that open mailboxes (OAuth 2.0, RFC 6749, sections 4.4 and 6). */
@ApplicationScoped
class AccessTokens {

    private static final Duration TO_CONNECT = Duration.ofSeconds(10);
    private static final Duration TO_ANSWER = Duration.ofSeconds(20);
    private static final long USUAL_SECONDS = 3_600;
    private static final int LONGEST_REASON = 300;
    private static final int OK = 200;

    @Inject
    private Clock clock;

    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(TO_CONNECT)
            .followRedirects(Redirect.NEVER)
            .build();

    /**
     * An access token.
     *
     * @param expiresAt when it opens nothing any more
     * @param refreshToken another one that is to be used the next time, where the provider says so
     */
    record AccessToken(String value, Instant expiresAt, Optional<String> refreshToken) {

        /** Whether it can be used for some time still. */
        boolean isGoodAt(Instant now) {
            return now.plusSeconds(60).isBefore(expiresAt);
        }
    }

    /**
     * Asks for a token.
     *
     * @throws LogInRefused if the provider gives none
     */
    AccessToken ask(MailboxDetails mailbox, MailboxSecrets secrets) throws IOException, InterruptedException {
        var logIn = mailbox.logIn();
        Map<String, String> form = new LinkedHashMap<>();
        form.put("client_id", text(logIn.clientId()));
        put(form, "client_secret", secrets.password());
        put(form, "scope", logIn.scope());
        if (logIn.access() == Access.REFRESH_TOKEN) {
            form.put("grant_type", "refresh_token");
            form.put("refresh_token", text(secrets.refreshToken()));
        } else {
            form.put("grant_type", "client_credentials");
        }
        var request = HttpRequest.newBuilder(URI.create(text(logIn.tokenUrl())))
                .timeout(TO_ANSWER)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "application/json")
                .POST(BodyPublishers.ofString(encoded(form)))
                .build();
        var answer = http.send(request, BodyHandlers.ofString());
        return read(answer.statusCode(), answer.body());
    }

    private AccessToken read(int status, String body) throws LogInRefused {
        var json = json(body);
        var token = string(json, "access_token");
        if (status != OK || token.isEmpty()) {
            var why = string(json, "error").orElse("status " + status)
                    + string(json, "error_description")
                            .map(words -> ": " + words)
                            .orElse("");
            throw new LogInRefused("The identity provider gives no access token, and says: "
                    + (why.length() > LONGEST_REASON ? why.substring(0, LONGEST_REASON) : why));
        }
        var seconds = json.get("expires_in") instanceof JsonNumber number ? number.longValue() : USUAL_SECONDS;
        return new AccessToken(token.get(), clock.instant().plusSeconds(seconds), string(json, "refresh_token"));
    }

    private static JsonObject json(String body) {
        try (var reader = Json.createReader(new StringReader(body))) {
            return reader.readObject();
        } catch (JsonException | IllegalStateException e) {
            return JsonObject.EMPTY_JSON_OBJECT;
        }
    }

    private static Optional<String> string(JsonObject json, String member) {
        return json.get(member) instanceof JsonString string
                ? Optional.of(string.getString()).filter(text -> !text.isBlank())
                : Optional.empty();
    }

    private static void put(Map<String, String> form, String name, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            form.put(name, value);
        }
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static String encoded(Map<String, String> form) {
        return form.entrySet().stream()
                .map(entry -> encoded(entry.getKey()) + "=" + encoded(entry.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
