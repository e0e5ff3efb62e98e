package org.autocrm.ticket.search;

import org.jspecify.annotations.Nullable;

/** Text in which the database marked words, as HTML that is safe to show. */
final class Highlight {

    /** What no text has in it, because the query that marks takes it out. */
    static final char BEGIN = '\u0002';

    static final char END = '\u0003';

    private Highlight() {}

    /** Null where nothing is marked. */
    static @Nullable String html(@Nullable String marked) {
        if (marked == null || marked.indexOf(BEGIN) < 0) {
            return null;
        }
        var html = new StringBuilder(marked.length() + 64);
        marked.codePoints().forEach(character -> append(html, character));
        return html.toString();
    }

    private static void append(StringBuilder html, int character) {
        switch (character) {
            case BEGIN -> html.append("<mark>");
            case END -> html.append("</mark>");
            case '<' -> html.append("&lt;");
            case '>' -> html.append("&gt;");
            case '&' -> html.append("&amp;");
            case '"' -> html.append("&quot;");
            case '\'' -> html.append("&#39;");
            default -> html.appendCodePoint(Character.isISOControl(character) ? ' ' : character);
        }
    }
}
