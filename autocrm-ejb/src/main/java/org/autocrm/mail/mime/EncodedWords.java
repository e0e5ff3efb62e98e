package org.autocrm.mail.mime;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Words of a header in the form of RFC 2047, such as {@code =?utf-8?Q?Gr=C3=BC=C3=9Fe?=}, also where they are within
 * other words or quotation marks, and where a program cut a character in two.
 */
final class EncodedWords {

    private static final Pattern WORD =
            Pattern.compile("=\\?([\\w.:+-]{1,60}+)(?:\\*[\\w-]{0,30}+)?\\?([bBqQ])\\?([^?\\r\\n]{0,5000}+)\\?=");

    private final String header;
    private final StringBuilder text = new StringBuilder();
    private final ByteArrayOutputStream pending = new ByteArrayOutputStream();
    private String pendingCharset = "";

    private EncodedWords(String header) {
        this.header = header;
    }

    /** The header with its words decoded; words that make no sense stay as they are. */
    static String decoded(String header) {
        return header.contains("=?") ? new EncodedWords(header).read() : header;
    }

    private String read() {
        var matcher = WORD.matcher(header);
        var end = 0;
        while (matcher.find()) {
            var charset = matcher.group(1).toLowerCase(Locale.ROOT);
            if (Charsets.named(charset).isEmpty()) {
                continue;
            }
            var between = header.substring(end, matcher.start());
            if (!between.isBlank() || end == 0) {
                endPending();
                text.append(between);
            } else if (!charset.equals(pendingCharset)) {
                endPending(); // the space between two encoded words is none of the text
            }
            pendingCharset = charset;
            pending.writeBytes(bytes(matcher.group(2), matcher.group(3)));
            end = matcher.end();
        }
        endPending();
        return text.append(header, end, header.length()).toString();
    }

    private void endPending() {
        if (pending.size() > 0) {
            text.append(Charsets.decoded(pending.toByteArray(), Optional.of(pendingCharset), false));
            pending.reset();
        }
    }

    private static byte[] bytes(String encoding, String word) {
        var raw = word.getBytes(StandardCharsets.UTF_8);
        return encoding.equalsIgnoreCase("b") ? Base64Stream.decoded(raw) : fromQ(raw);
    }

    private static byte[] fromQ(byte[] raw) {
        var bytes = new ByteArrayOutputStream(raw.length);
        for (int i = 0; i < raw.length; i++) {
            var high = raw[i] == '=' && i + 2 < raw.length ? Character.digit(raw[i + 1], 16) : -1;
            var low = high < 0 ? -1 : Character.digit(raw[i + 2], 16);
            if (low >= 0) {
                bytes.write(high * 16 + low);
                i += 2;
            } else {
                bytes.write(raw[i] == '_' ? ' ' : raw[i]);
            }
        }
        return bytes.toByteArray();
    }
}
