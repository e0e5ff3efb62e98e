package org.autocrm.mail.sorting;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.autocrm.mail.mime.Headers;

/**
 * What Amazon SES tells about a mail in JSON, where Amazon SNS sends that on by mail.
 *
 * @param aboutMails the Message-IDs of the mail that it tells of
 */
record AmazonNotification(MailKind kind, List<Failure> failures, List<String> aboutMails) {

    /** The notification in the text of a mail. */
    static Optional<AmazonNotification> in(String text) {
        return object(text.replace("!\n ", ""))
                .map(AmazonNotification::unwrapped)
                .flatMap(AmazonNotification::read);
    }

    private static Optional<JsonObject> object(String text) {
        int start = text.indexOf('{');
        int end = text.lastIndexOf('}');
        if (start < 0 || end < start) {
            return Optional.empty();
        }
        try (var reader = Json.createReader(new StringReader(text.substring(start, end + 1)))) {
            return Optional.of(reader.readObject());
        } catch (JsonException e) {
            return Optional.empty(); // it breaks off, or is something else
        }
    }

    /** SNS may hand on the JSON of SES within JSON of its own. */
    private static JsonObject unwrapped(JsonObject outer) {
        return object(outer.getString("Message", "")).orElse(outer);
    }

    private static Optional<AmazonNotification> read(JsonObject json) {
        var type = json.getString("notificationType", json.getString("eventType", ""));
        var about = aboutMails(child(json, "mail"));
        return switch (type) {
            case "Bounce" -> Optional.of(bounce(child(json, "bounce"), about));
            case "Complaint" ->
                Optional.of(
                        new AmazonNotification(MailKind.FEEDBACK_REPORT, complaints(child(json, "complaint")), about));
            case "DeliveryDelay" ->
                Optional.of(new AmazonNotification(
                        MailKind.DELAY,
                        failures(child(json, "deliveryDelay"), "delayedRecipients", true, false),
                        about));
            case "Delivery" -> Optional.of(new AmazonNotification(MailKind.DELIVERY_REPORT, List.of(), about));
            default -> Optional.empty();
        };
    }

    private static AmazonNotification bounce(JsonObject bounce, List<String> about) {
        var permanent = bounce.getString("bounceType", "").equals("Permanent")
                && List.of("General", "NoEmail", "Suppressed", "OnAccountSuppressionList")
                        .contains(bounce.getString("bounceSubType", ""));
        return new AmazonNotification(MailKind.BOUNCE, failures(bounce, "bouncedRecipients", false, permanent), about);
    }

    private static List<Failure> failures(JsonObject told, String list, boolean tried, boolean permanent) {
        return objects(told, list)
                .map(recipient -> failure(recipient, tried, permanent))
                .filter(failure -> failure.recipient().contains("@"))
                .toList();
    }

    private static Failure failure(JsonObject recipient, boolean tried, boolean permanent) {
        var words = recipient.getString("diagnosticCode", "");
        var answer = ServerAnswer.of(
                recipient.getString("status", ""),
                words.substring(words.indexOf(';') + 1).strip(),
                "");
        var failure = answer.failure(recipient.getString("emailAddress", ""), tried);
        return permanent && failure.reason() == Reason.UNDEFINED
                ? new Failure(failure.recipient(), failure.status(), true, Reason.USER_UNKNOWN, failure.diagnostic())
                : failure;
    }

    private static List<Failure> complaints(JsonObject complaint) {
        return objects(complaint, "complainedRecipients")
                .map(recipient -> recipient.getString("emailAddress", ""))
                .filter(address -> address.contains("@"))
                .map(address -> new Failure(
                        address, "", false, Reason.FEEDBACK, complaint.getString("complaintFeedbackType", "")))
                .toList();
    }

    /** The Message-ID of the mail if its header is told, and the one that SES gives a mail. */
    private static List<String> aboutMails(JsonObject mail) {
        List<String> ids = new ArrayList<>();
        objects(mail, "headers")
                .filter(header -> header.getString("name", "").equalsIgnoreCase("Message-ID"))
                .flatMap(header -> Headers.idsIn(header.getString("value", "")).stream())
                .forEach(ids::add);
        ids.addAll(Headers.idsIn(child(mail, "commonHeaders").getString("messageId", "")));
        var own = mail.getString("messageId", "");
        if (!own.isEmpty()) {
            ids.add(own + "@email.amazonses.com");
        }
        return ids.stream().distinct().toList();
    }

    private static JsonObject child(JsonObject parent, String name) {
        return parent.get(name) instanceof JsonObject found ? found : JsonValue.EMPTY_JSON_OBJECT;
    }

    private static Stream<JsonObject> objects(JsonObject parent, String name) {
        return parent.get(name) instanceof jakarta.json.JsonArray found
                ? found.stream().filter(JsonObject.class::isInstance).map(JsonObject.class::cast)
                : Stream.of();
    }
}
