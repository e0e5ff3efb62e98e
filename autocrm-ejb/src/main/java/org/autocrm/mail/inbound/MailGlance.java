package org.autocrm.mail.inbound;

import jakarta.mail.internet.MimeUtility;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.autocrm.shared.EmailAddress;

/**
 * What the beginning of a raw mail says of it, also where the mail as a whole cannot be read: its header lines, who
 * wrote and about what.
 */
final class MailGlance {

    private static final int MOST_LOOKED_AT = 256 * 1024;
    private static final int LONGEST = 500;
    private static final int LONGEST_READ = 4_000; // patterns take long for what is absurdly long
    private static final Pattern END_OF_HEADER = Pattern.compile("\r?\n\r?\n");
    private static final Pattern FOLD = Pattern.compile("\r?\n[ \t]+");
    private static final Pattern NAME = Pattern.compile("[!-9;-~]{1,100}"); // RFC 5322, section 2.2
    private static final Pattern ADDRESS = Pattern.compile("[^@\\s<>\",;:()\\p{Cntrl}]+@[^@\\s<>\",;:()\\p{Cntrl}]+");

    private final List<Line> lines;

    private MailGlance(List<Line> lines) {
        this.lines = lines;
    }

    /** A line of a header, unfolded; the name as it is written. */
    record Line(String name, String value) {

        boolean isNamed(String other) {
            return name.equalsIgnoreCase(other);
        }
    }

    static MailGlance at(byte[] raw) {
        var text = new String(raw, 0, Math.min(raw.length, MOST_LOOKED_AT), StandardCharsets.UTF_8);
        var end = END_OF_HEADER.matcher(text);
        var header =
                FOLD.matcher(end.find() ? text.substring(0, end.start()) : text).replaceAll(" ");
        return new MailGlance(header.lines().flatMap(MailGlance::line).toList());
    }

    private static Stream<Line> line(String line) {
        var colon = line.indexOf(':');
        var name = colon < 0 ? "" : line.substring(0, colon).strip();
        return NAME.matcher(name).matches()
                ? Stream.of(new Line(name, line.substring(colon + 1).strip()))
                : Stream.empty();
    }

    /** All lines of its header, from the top. */
    List<Line> lines() {
        return lines;
    }

    /** The topmost line of that name: who handles a mail later writes further up. Its beginning, where it is long. */
    Optional<String> first(String name) {
        return lines.stream()
                .filter(line -> line.isNamed(name))
                .map(line -> line.value().substring(0, Math.min(line.value().length(), LONGEST_READ)))
                .findFirst();
    }

    /** The address of its author, or what stands in its place. */
    String author() {
        var written = first("From").or(() -> first("Sender")).orElse("");
        return address(written).map(EmailAddress::value).orElseGet(() -> shown(written));
    }

    String subject() {
        return shown(first("Subject").orElse(""));
    }

    private static Optional<EmailAddress> address(String written) {
        var match = ADDRESS.matcher(written);
        return match.find() ? EmailAddress.in(match.group().toLowerCase(Locale.ROOT)) : Optional.empty();
    }

    /** As people read it, on one line. */
    private static String shown(String written) {
        String decoded;
        try {
            decoded = MimeUtility.decodeText(written);
        } catch (UnsupportedEncodingException | RuntimeException e) {
            decoded = written; // then as it is
        }
        return oneLine(decoded, LONGEST);
    }

    /** A text on one line and not longer than that, which a database keeps. */
    static String oneLine(String text, int longest) {
        var line = text.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
        return line.codePointCount(0, line.length()) <= longest
                ? line
                : line.substring(0, line.offsetByCodePoints(0, longest - 1)) + "…";
    }
}
