package org.autocrm.mail.reading;

import java.util.Arrays;

/** What each line of a mail is, and where the history begins that goes on to its end. */
final class Parts {

    /** What a line is. */
    enum Part {
        BLANK,
        WORDS,
        QUOTED,
        ATTRIBUTION,
        SIGNATURE
    }

    /** Nobody writes more lines and then quotes: what follows is of the kind of what stands above it. */
    static final int MOST_LINES = 20_000;

    private static final int LONG_LINE = 65;
    private static final int LONGEST_ATTRIBUTION = 12;

    private final Lines lines;
    private final Part[] parts;
    private final boolean[] isUncertain;
    private int head;
    private int belowHead;

    private Parts(Lines lines) {
        this.lines = lines;
        this.parts = new Part[Math.min(lines.size(), MOST_LINES)];
        this.isUncertain = new boolean[parts.length];
        this.head = parts.length;
        this.belowHead = parts.length;
    }

    static Parts of(Lines lines) {
        var parts = new Parts(lines);
        parts.markQuotations();
        parts.findHistory();
        parts.chooseBlockquotes();
        return parts;
    }

    /** How many lines are looked at. */
    int size() {
        return parts.length;
    }

    Part get(int index) {
        return parts[index];
    }

    /** The line with which the history begins, or the end. */
    int head() {
        return head;
    }

    /** The line below the head of the history. */
    int belowHead() {
        return belowHead;
    }

    /** Whether the line may be quoted, but is marked with no more than a name. */
    boolean isUncertain(int index) {
        return isUncertain[index];
    }

    boolean isQuotation(int index) {
        return parts[index] == Part.QUOTED || parts[index] == Part.ATTRIBUTION;
    }

    /** Nobody but the one who is quoted says anything in it. */
    boolean isHistoryOnly() {
        for (int i = 0; i < parts.length; i++) {
            var sign = lines.get(i).sign();
            if (parts[i] == Part.ATTRIBUTION
                    || (parts[i] == Part.QUOTED && (sign == Sign.CITED || sign == Sign.HISTORY))) {
                return true;
            }
        }
        return false;
    }

    private void markQuotations() {
        for (int i = 0; i < parts.length; i++) {
            var line = lines.get(i);
            parts[i] = switch (line.sign()) {
                case CITED, BLOCKQUOTE, HISTORY -> line.isBlank() ? Part.BLANK : Part.QUOTED;
                case SIGNATURE -> line.isBlank() ? Part.BLANK : Part.SIGNATURE;
                default -> partByMark(i, line);
            };
        }
        for (int i = 1; i + 1 < parts.length; i++) {
            if (parts[i] == Part.WORDS && parts[i - 1] == Part.QUOTED && parts[i + 1] == Part.QUOTED && isWrapped(i)) {
                parts[i] = Part.QUOTED;
            }
        }
    }

    private Part partByMark(int index, Line line) {
        if (line.isBlank()) {
            return Part.BLANK;
        }
        if (line.isMarkedAsQuoted()) {
            var isClosing = index > 0
                    && parts[index - 1] == Part.WORDS
                    && lines.get(index - 1).isOpenAtItsEnd();
            return isClosing ? Part.WORDS : Part.QUOTED;
        }
        return Part.WORDS;
    }

    /** The end of a quoted line that a program broke without a mark on the second half. */
    private boolean isWrapped(int index) {
        var above = lines.bare(index - 1);
        var first = lines.bare(index).codePointAt(0);
        if (lines.get(index).sign() != Sign.NONE || Character.isUpperCase(first)) {
            return false;
        }
        var isInside =
                above.lastIndexOf('(') > above.lastIndexOf(')') || above.lastIndexOf('<') > above.lastIndexOf('>');
        return isInside || (above.length() >= LONG_LINE && !above.endsWith(".") && !above.endsWith("?"));
    }

    private void findHistory() {
        for (int i = 0; i < parts.length; i++) {
            var sign = lines.get(i).sign();
            if (sign == Sign.HISTORY_BEGINS || (parts[i] == Part.WORDS && isHead(i))) {
                head = i;
                belowHead = Math.max(belowHeader(i), i);
                return;
            }
            if (parts[i] == Part.WORDS || sign == Sign.ATTRIBUTION) {
                var end = attributionEnd(i);
                if (end > 0 && isQuotedFrom(end)) {
                    markAttribution(i, end);
                    i = end - 1;
                } else if (end < 0) {
                    head = i;
                    belowHead = -end;
                    return;
                }
            }
        }
    }

    private boolean isHead(int index) {
        return Divider.isAboveHistory(lines.get(index))
                || HeaderBlock.at(lines, index, parts.length).isThere()
                || (lines.get(index).sign() == Sign.UNDER_A_BORDER && isLikeFields(index));
    }

    private boolean isLikeFields(int index) {
        var next = lines.skipBlank(index + 1, parts.length);
        return HeaderBlock.isLikeField(lines.bare(index))
                && next < parts.length
                && HeaderBlock.isLikeField(lines.bare(next));
    }

    private int belowHeader(int index) {
        var below = index;
        if (Divider.isAboveHistory(lines.get(index)) || Divider.isRule(lines.bare(index))) {
            below = lines.skipBlank(index + 1, parts.length);
        }
        if (below < parts.length) {
            below = Math.max(below, HeaderBlock.at(lines, below, parts.length).end());
        }
        return below;
    }

    /** The line after an attribution that begins here; negative if the history begins with it; 0 if there is none. */
    private int attributionEnd(int index) {
        var end = index;
        while (end < parts.length && lines.get(end).sign() == Sign.ATTRIBUTION && end < index + LONGEST_ATTRIBUTION) {
            end++;
        }
        if (end > index) {
            return isQuotedFrom(end) ? end : -end;
        }
        var attribution = Attribution.at(lines, index, parts.length);
        if (!attribution.isThere()) {
            return 0;
        }
        if (isQuotedFrom(attribution.end())) {
            return attribution.end();
        }
        return attribution.isSure() && !isSpeech(attribution.end()) ? -attribution.end() : 0;
    }

    /** The author repeats in quotation marks what somebody wrote. */
    private boolean isSpeech(int index) {
        var next = lines.skipBlank(index, parts.length);
        return next < parts.length
                && !lines.isBlank(next)
                && "\"“„«»「『".indexOf(lines.bare(next).charAt(0)) >= 0;
    }

    private boolean isQuotedFrom(int index) {
        var next = lines.skipBlank(index, parts.length);
        if (next == parts.length) {
            return false;
        }
        return parts[next] == Part.QUOTED
                || lines.get(next).sign() == Sign.OWN_QUOTATION
                || lines.get(next).isMarkedWithName()
                || lines.get(next).isBarred();
    }

    private void markAttribution(int from, int end) {
        for (int i = from; i < end; i++) {
            parts[i] = lines.isBlank(i) ? Part.BLANK : Part.ATTRIBUTION;
        }
        var next = lines.skipBlank(end, parts.length);
        for (int i = next; i < parts.length && isOfQuotation(i); i++) {
            if (parts[i] == Part.WORDS) {
                isUncertain[i] = lines.get(i).isMarkedWithName();
                parts[i] = Part.QUOTED;
            }
        }
    }

    private boolean isOfQuotation(int index) {
        var line = lines.get(index);
        var isMarked = line.sign() == Sign.OWN_QUOTATION || line.isMarkedWithName() || line.isBarred();
        return parts[index] == Part.BLANK || (parts[index] == Part.WORDS && isMarked);
    }

    /** A block quotation without an attribution is the author's if the history stands elsewhere. */
    private void chooseBlockquotes() {
        var isElsewhere = head < parts.length || Arrays.asList(parts).contains(Part.ATTRIBUTION);
        var isAttributed = false;
        for (int i = 0; i < head && isElsewhere; i++) {
            if (parts[i] == Part.ATTRIBUTION) {
                isAttributed = true;
            } else if (parts[i] == Part.QUOTED) {
                if (lines.get(i).sign() == Sign.BLOCKQUOTE && !isAttributed) {
                    parts[i] = Part.WORDS;
                }
            } else if (parts[i] != Part.BLANK) {
                isAttributed = false;
            }
        }
    }
}
