package org.autocrm.mail.reading;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.autocrm.mail.reading.HeaderBlock.Field;
import org.autocrm.shared.EmailAddress;

/**
 * A mail that somebody sends on within the text of their own.
 *
 * @param said what they say above it, without their signature; may be empty
 * @param author who wrote the mail that they send on
 * @param name what its author is called; empty where it does not say
 * @param subject what it is about; empty where it does not say
 * @param text what it says
 */
public record SentOn(String said, EmailAddress author, String name, String subject, String text) {

    private static final Pattern ADDRESS =
            Pattern.compile("[^\\s<>\\[\\]()\"',;:@]{1,64}+@[^\\s<>\\[\\]()\"',;:@]{1,255}+");
    private static final Pattern BESIDE_THE_NAME = Pattern.compile("[<\\[(].*|[\"'*]");

    /** The mail in a text; empty where there is none, or its head does not say by which address it came. */
    public static Optional<SentOn> in(String text) {
        var written = text.lines().limit(Parts.MOST_LINES).map(SentOn::unmarked).toList();
        var lines = new Lines(written.stream().map(Line::of).toList());
        for (int start = 0; start < written.size(); start++) {
            var head = HeaderBlock.at(lines, start, written.size());
            if (head.isThere()) {
                return of(written, lines, start, head);
            }
        }
        return Optional.empty();
    }

    private static Optional<SentOn> of(List<String> written, Lines lines, int start, HeaderBlock head) {
        var from = HeaderBlock.value(lines, start, head.end(), Field.FROM);
        var subject = HeaderBlock.value(lines, start, head.end(), Field.SUBJECT);
        return addressIn(from)
                .map(author -> new SentOn(
                        Reply.of(above(written, lines, start)).said(),
                        author,
                        nameIn(from),
                        subject,
                        joined(written.subList(head.end(), written.size()))));
    }

    /** What stands above the head, without the line by which the program says that a mail follows. */
    private static String above(List<String> written, Lines lines, int start) {
        var end = start;
        while (end > 0 && isBorder(lines, end - 1)) {
            end--;
        }
        return joined(written.subList(0, end));
    }

    private static boolean isBorder(Lines lines, int index) {
        return lines.isBlank(index)
                || Divider.isRule(lines.bare(index))
                || Divider.isAboveHistory(lines.get(index))
                || Words.folded(lines.bare(index)).contains("forwarded message");
    }

    /** Apple Mail marks each line of it as quoted. */
    private static String unmarked(String line) {
        return line.startsWith("> ") ? line.substring(2) : line.equals(">") ? "" : line;
    }

    private static Optional<EmailAddress> addressIn(String from) {
        return ADDRESS.matcher(from)
                .results()
                .flatMap(found -> EmailAddress.in(found.group()).stream())
                .findFirst();
    }

    private static String nameIn(String from) {
        var name = BESIDE_THE_NAME.matcher(from).replaceAll("").strip();
        return name.contains("@") ? "" : name;
    }

    private static String joined(List<String> lines) {
        return lines.stream().collect(Collectors.joining("\n")).strip();
    }
}
