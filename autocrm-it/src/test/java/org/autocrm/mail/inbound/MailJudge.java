package org.autocrm.mail.inbound;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.autocrm.mail.reading.HtmlReply;
import org.autocrm.mail.reading.Reply;
import org.autocrm.mail.sorting.MailKind;
import org.autocrm.ticket.Words;

/**
 * Reads all mails of a folder and prints, for each index beside them, how many of the expected results were reached.
 *
 * <p>The folder has {@code index/*.jsonl}, a JSON object a line: {@code id}, {@code raw} (the file, relative to the
 * folder), {@code kind} (eml, text-body, html-body) and what is expected: {@code subject}, {@code from_email},
 * {@code body_text}, {@code attachments} (by {@code md5}), {@code reply_text}, {@code bounce}, {@code auto_reply},
 * {@code suppress_auto_response}; {@code tier} says of a field how sure the expectation is. With
 * {@code mails.misses=true} each miss is printed, too.
 */
public final class MailJudge {

    private static final double ENOUGH_WORDS = 0.97;

    private final Path folder;
    private final boolean misses;
    private final Map<String, int[]> scores = new TreeMap<>();
    private final MailReader reader = new MailReader();

    private MailJudge(Path folder, boolean misses) {
        this.folder = folder;
        this.misses = misses;
    }

    public static void main(String[] arguments) throws IOException {
        new MailJudge(Path.of(arguments[0]), Boolean.getBoolean("mails.misses")).judge();
    }

    private void judge() throws IOException {
        List<Path> indexes;
        try (var files = Files.list(folder.resolve("index"))) {
            indexes = files.filter(file -> file.toString().endsWith(".jsonl"))
                    .sorted()
                    .toList();
        }
        for (var index : indexes) {
            scores.clear();
            for (var line : Files.readAllLines(index)) {
                var row = Json.createReader(new StringReader(line)).readObject();
                if (row.containsKey("raw") && row.containsKey("kind")) {
                    judge(row);
                }
            }
            print(index.getFileName().toString());
        }
    }

    private void judge(JsonObject row) throws IOException {
        var file = folder.resolve(row.getString("raw"));
        if (!Files.exists(file)) {
            return; // a piece of a file
        }
        switch (row.getString("kind")) {
            case "eml" -> judgeMail(row, Files.readAllBytes(file));
            case "text-body" ->
                judgeReply(
                        row,
                        Reply.of(Files.readString(file, StandardCharsets.UTF_8)).said());
            case "html-body" ->
                judgeReply(
                        row,
                        HtmlReply.of(Files.readString(file, StandardCharsets.UTF_8))
                                .said()
                                .text());
            default -> {
                // a scenario: it is no single mail
            }
        }
    }

    private void judgeMail(JsonObject row, byte[] raw) {
        IncomingMail mail;
        try {
            mail = reader.read(row.getBoolean("mbox_from_line", false) ? withoutFirstLine(raw) : raw);
        } catch (UnreadableMail e) {
            score(row, "read", false, String.valueOf(e.getMessage()));
            return;
        }
        score(row, "read", true, "");
        text(row, "subject")
                .ifPresent(subject -> score(
                        row,
                        "subject",
                        folded(subject).equals(folded(mail.subject())),
                        subject + " | " + mail.subject()));
        text(row, "from_email")
                .ifPresent(from -> score(
                        row,
                        "from_email",
                        from.toLowerCase(Locale.ROOT).equals(mail.from().value()),
                        from + " | " + mail.from()));
        judgeFiles(row, mail);
        text(row, "body_text").ifPresent(body -> judgeBody(row, body, mail));
        judgeReply(row, mail.words().text());
        judgeKind(row, mail);
    }

    private void judgeFiles(JsonObject row, IncomingMail mail) {
        if (row.get("attachments") == null || row.get("attachments") == JsonValue.NULL) {
            return;
        }
        var expected = row.getJsonArray("attachments").stream()
                .map(JsonValue::asJsonObject)
                .map(file -> file.getString("md5", ""))
                .sorted()
                .toList();
        var found =
                mail.files().stream().map(file -> md5(file.bytes())).sorted().toList();
        var names = mail.files().stream().map(file -> file.name() + " " + file.mediaType() + " " + file.bytes().length);
        score(row, "attachments", expected.equals(found), row.getJsonArray("attachments") + " | " + names.toList());
    }

    private void judgeBody(JsonObject row, String expected, IncomingMail mail) {
        var words = mail.words().text() + "\n" + mail.quoted().map(Words::text).orElse("");
        var have = new HashSet<>(wordsOf(words));
        var wanted = wordsOf(expected);
        var hits = wanted.stream().filter(have::contains).count();
        var isClean = Stream.of("\uFFFD", "=?", "=3D").noneMatch(words::contains);
        score(
                row,
                "body_text",
                hits >= ENOUGH_WORDS * wanted.size() && isClean,
                hits + " of " + wanted.size() + (isClean ? "" : ", left-overs"));
    }

    private void judgeReply(JsonObject row, String said) {
        text(row, "reply_text")
                .ifPresent(reply -> score(
                        row,
                        "reply_text",
                        reply.replaceAll("\\s+", "").equals(said.replaceAll("\\s+", "")),
                        "\n--- expected\n" + reply + "\n--- found\n" + said));
    }

    private void judgeKind(JsonObject row, IncomingMail mail) {
        var sorted = mail.sorted();
        flag(row, "bounce")
                .ifPresent(bounce ->
                        score(row, "bounce", bounce == (sorted.kind() == MailKind.BOUNCE), "is " + sorted.kind()));
        flag(row, "suppress_auto_response")
                .ifPresent(quiet -> score(
                        row,
                        "suppress_auto_response",
                        quiet == !sorted.acknowledge(),
                        sorted.kind().toString()));
        var expected = recipients(row);
        if (!expected.isEmpty()) {
            var found = sorted.failures().stream()
                    .map(failure -> failure.recipient().toLowerCase(Locale.ROOT))
                    .collect(Collectors.toSet());
            score(row, "recipients", expected.equals(found), expected + " | " + found);
        }
        flag(row, "hard")
                .filter(hard -> flag(row, "bounce").orElse(false))
                .ifPresent(hard -> score(
                        row,
                        "hard",
                        hard == sorted.failures().stream().anyMatch(failure -> failure.hard()),
                        sorted.failures().toString()));
    }

    private static Set<String> recipients(JsonObject row) {
        return row.get("bounce_detail") == null || row.get("bounce_detail") == JsonValue.NULL
                ? Set.of()
                : row.getJsonArray("bounce_detail").stream()
                        .map(detail -> detail.asJsonObject().getString("recipient", ""))
                        .filter(Predicate.not(String::isEmpty))
                        .map(recipient -> recipient.toLowerCase(Locale.ROOT))
                        .collect(Collectors.toSet());
    }

    private void score(JsonObject row, String field, boolean hit, String detail) {
        var tiers = row.get("tier") instanceof JsonObject object ? object : JsonValue.EMPTY_JSON_OBJECT;
        var tier = tiers.getString(field, "");
        var score = scores.computeIfAbsent(field + (tier.isEmpty() ? "" : " " + tier), key -> new int[2]);
        score[0] += hit ? 1 : 0;
        score[1]++;
        if (misses && !hit) {
            System.out.printf("miss %s %s %s: %s%n", row.getString("id"), field, tier, detail);
        }
    }

    private void print(String index) {
        System.out.printf(
                "%-28s %s%n",
                index,
                scores.entrySet().stream()
                        .map(score -> "%s %d/%d".formatted(score.getKey(), score.getValue()[0], score.getValue()[1]))
                        .collect(Collectors.joining(", ")));
    }

    private static Optional<String> text(JsonObject row, String field) {
        return row.get(field) instanceof JsonString text ? Optional.of(text.getString()) : Optional.empty();
    }

    private static Optional<Boolean> flag(JsonObject row, String field) {
        var value = row.get(field);
        return value == JsonValue.TRUE || value == JsonValue.FALSE
                ? Optional.of(value == JsonValue.TRUE)
                : Optional.empty();
    }

    private static String folded(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC)
                .replaceAll("\\s+", " ")
                .strip();
    }

    private static List<String> wordsOf(String text) {
        return new ArrayList<>(
                Arrays.stream(Normalizer.normalize(text, Normalizer.Form.NFC).split("[^\\p{L}\\p{N}]+"))
                        .filter(Predicate.not(String::isEmpty))
                        .toList());
    }

    private static byte[] withoutFirstLine(byte[] raw) {
        var end = 0;
        while (end < raw.length && raw[end] != '\n') {
            end++;
        }
        return Arrays.copyOfRange(raw, Math.min(end + 1, raw.length), raw.length);
    }

    private static String md5(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
