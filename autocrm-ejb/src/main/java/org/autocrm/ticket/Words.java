package org.autocrm.ticket;

import java.util.Optional;
import java.util.regex.Pattern;
import org.autocrm.shared.SafeHtml;

/** What a message says: always as text, and as HTML where it was written so. */
public record Words(String text, Optional<SafeHtml> html) {

    private static final int LONGEST_EXCERPT = 160;
    private static final Pattern SPACES = Pattern.compile("\\s+");

    public Words {
        text = text.replace("\0", "").strip(); // no database keeps a NUL
    }

    /** Words that were typed without formatting. */
    public static Words plain(String text) {
        return new Words(text, Optional.empty());
    }

    /** Words that were typed with formatting. */
    public static Words formatted(String untrustedHtml) {
        var html = SafeHtml.of(untrustedHtml);
        return new Words(html.text(), Optional.of(html));
    }

    /** Whether it says nothing. */
    public boolean isEmpty() {
        return text.isEmpty();
    }

    /** The start of it on one line, for lists. */
    String excerpt() {
        var line = SPACES.matcher(text).replaceAll(" ");
        return line.codePointCount(0, line.length()) <= LONGEST_EXCERPT
                ? line
                : line.substring(0, line.offsetByCodePoints(0, LONGEST_EXCERPT - 3)) + "...";
    }
}
