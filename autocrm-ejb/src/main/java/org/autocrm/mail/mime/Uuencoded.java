package org.autocrm.mail.mime;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Files that stand in the middle of a text, as programs wrote them before MIME: {@code begin 644 name}, lines, and
 * {@code end}.
 *
 * @param text what remains without them
 */
public record Uuencoded(String text, List<MailFile> files) {

    private static final int MOST_FILES = 100;
    private static final Pattern BEGIN = Pattern.compile("(?m)^begin(?:-base64)? [0-7]{3,4} ([^\\r\\n]{1,300})\\r?\\n");

    /** Takes the files out of a text. */
    public static Uuencoded of(String text) {
        if (!text.contains("begin")) {
            return new Uuencoded(text, List.of());
        }
        List<MailFile> files = new ArrayList<>();
        var rest = new StringBuilder();
        var next = 0;
        var begin = BEGIN.matcher(text);
        while (files.size() < MOST_FILES && begin.find(next)) {
            var end = endOfLines(text, begin.end());
            if (end < 0) { // somebody writes of such a thing
                rest.append(text, next, begin.end());
                next = begin.end();
                continue;
            }
            rest.append(text, next, begin.start());
            files.add(file(begin.group(1), text.substring(begin.start(), end)));
            next = end;
        }
        return new Uuencoded(rest.append(text.substring(next)).toString(), List.copyOf(files));
    }

    private static MailFile file(String name, String encoded) {
        return MailFile.of(name.strip(), MediaTypes.ofName(name), decoded(encoded));
    }

    /** Where the file ends that begins here; negative where these are no lines of a file. */
    private static int endOfLines(String text, int from) {
        var next = from;
        var lines = 0;
        while (next < text.length()) {
            var end = text.indexOf('\n', next);
            var behind = end < 0 ? text.length() : end + 1;
            var line = text.substring(next, end < 0 ? text.length() : end).stripTrailing();
            if (line.equals("end") || line.equals("====")) {
                return lines > 0 ? behind : -1;
            }
            if (!isEncoded(line)) {
                return lines > 1 ? next : -1; // it was cut off
            }
            lines++;
            next = behind;
        }
        return lines > 1 ? next : -1;
    }

    private static boolean isEncoded(String line) {
        var most = line.isEmpty() ? 0 : (((line.charAt(0) - ' ') & 0x3f) + 2) / 3 * 4 + 2; // with a check sum
        return line.length() - 1 <= most && line.chars().allMatch(letter -> letter >= ' ' && letter <= '`');
    }

    /** The bytes of one file, its first line being the one that names it. */
    static byte[] decoded(String encoded) {
        var bytes = new ByteArrayOutputStream(encoded.length() / 4 * 3);
        encoded.lines()
                .dropWhile(line -> !line.startsWith("begin"))
                .skip(1)
                .takeWhile(line -> !line.stripTrailing().equals("end"))
                .forEach(line -> decode(line, bytes));
        return bytes.toByteArray();
    }

    private static void decode(String line, ByteArrayOutputStream bytes) {
        if (line.isEmpty()) {
            return;
        }
        var count = (line.charAt(0) - ' ') & 0x3f;
        for (int i = 1, written = 0; written < count; i += 4) {
            var four = six(line, i) << 18 | six(line, i + 1) << 12 | six(line, i + 2) << 6 | six(line, i + 3);
            for (int shift = 16; shift >= 0 && written < count; shift -= 8, written++) {
                bytes.write(four >> shift);
            }
        }
    }

    /** Blanks at the end of a line get lost on the way. */
    private static int six(String line, int index) {
        return index < line.length() ? (line.charAt(index) - ' ') & 0x3f : 0;
    }
}
