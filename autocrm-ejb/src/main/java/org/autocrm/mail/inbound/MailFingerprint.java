package org.autocrm.mail.inbound;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.autocrm.shared.Tokens;

/**
 * What stays the same when one mail is delivered twice: its author's headers and its body, without the traces that
 * servers leave on the way.
 *
 * @param hash SHA-256 in lower-case hex
 * @param mailId its Message-ID without angle brackets
 */
record MailFingerprint(String hash, Optional<String> mailId) {

    private static final Set<String> OF_THE_AUTHOR =
            Set.of("message-id", "from", "date", "subject", "in-reply-to", "references");
    private static final Pattern END_OF_HEADER = Pattern.compile("\r?\n\r?\n");
    private static final Pattern FOLD = Pattern.compile("\r?\n[ \t]+");
    private static final Pattern MAIL_ID = Pattern.compile("<([^<>\\s\\p{Cntrl}]{1,900})>");

    /** The fingerprint of any bytes, also of those that are no proper mail. */
    static MailFingerprint of(byte[] raw) {
        var text = new String(raw, StandardCharsets.ISO_8859_1); // byte for byte
        var end = END_OF_HEADER.matcher(text);
        var hasBody = end.find();
        var header =
                FOLD.matcher(hasBody ? text.substring(0, end.start()) : text).replaceAll(" ");
        var body = hasBody ? text.substring(end.end()) : "";

        var digest = Tokens.sha256();
        digest.update(
                authorsLines(header).sorted().collect(Collectors.joining("\n")).getBytes(StandardCharsets.ISO_8859_1));
        digest.update((byte) '\n');
        digest.update(body.replace("\r\n", "\n").stripTrailing().getBytes(StandardCharsets.ISO_8859_1));
        return new MailFingerprint(HexFormat.of().formatHex(digest.digest()), mailId(header));
    }

    private static Stream<String> authorsLines(String header) {
        return header.lines().filter(line -> OF_THE_AUTHOR.contains(nameOf(line)));
    }

    private static Optional<String> mailId(String header) {
        return header.lines()
                .filter(line -> nameOf(line).equals("message-id"))
                .map(MAIL_ID::matcher)
                .filter(matcher -> matcher.find())
                .map(matcher -> matcher.group(1))
                .findFirst();
    }

    private static String nameOf(String line) {
        var colon = line.indexOf(':');
        return colon < 0 ? "" : line.substring(0, colon).strip().toLowerCase(Locale.ROOT);
    }
}
