package org.autocrm.mail.reading;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/**
 * Which lines of a mail are the words of its author.
 *
 * <p>The history begins at the first line that can only be its head. Above it, quoted lines stay where the author
 * answers between them, and go where they only stand above or below the answer. Then signatures and footers go.
 */
final class Anatomy {

    private enum Part {
        BLANK,
        WORDS,
        QUOTED,
        ATTRIBUTION,
        SIGNATURE
    }

    /** Neighbouring lines that are all the author's or all quoted. */
    private record Block(
            int from, int to, boolean isQuoted, boolean isAttributed, boolean isCertain, boolean isSaying) {}

    private static final int LONG_LINE = 65;

    /** Nobody writes more lines and then quotes: what follows is of the kind of what stands above it. */
    static final int MOST_LINES = 20_000;

    private final Lines lines;
    private final Part[] parts;
    private final boolean[] said;
    private final boolean[] isUncertain;
    private int head;
    private int belowHead;

    private Anatomy(Lines lines) {
        var looked = Math.min(lines.size(), MOST_LINES);
        this.lines = lines;
        this.parts = new Part[looked];
        this.said = new boolean[looked];
        this.isUncertain = new boolean[looked];
        this.head = looked;
        this.belowHead = looked;
    }

    static Anatomy of(Lines lines) {
        var anatomy = new Anatomy(lines);
        anatomy.markQuotations();
        anatomy.findHistory();
        anatomy.chooseBlockquotes();
        anatomy.chooseBlocks();
        return anatomy;
    }

    /** For each line whether the author said it. */
    boolean[] said() {
        var all = Arrays.copyOf(said, lines.size());
        if (all.length > said.length) {
            Arrays.fill(all, said.length, all.length, said[said.length - 1]);
        }
        return all;
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
        while (end < parts.length && lines.get(end).sign() == Sign.ATTRIBUTION && end < index + 12) {
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
        return next < parts.length && "\"“„«»「『".indexOf(lines.bare(next).charAt(0)) >= 0;
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
        return parts[index] == Part.BLANK
                || parts[index] == Part.WORDS
                        && (line.sign() == Sign.OWN_QUOTATION || line.isMarkedWithName() || line.isBarred());
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

    private void chooseBlocks() {
        var blocks = blocks();
        var lastAnswer = isAnsweredBetween(blocks) ? last(blocks, Block::isSaying) : -1;
        for (int i = 0; i < blocks.size(); i++) {
            var block = blocks.get(i);
            if (!block.isQuoted || i < lastAnswer) {
                say(block.from, block.to, Part.QUOTED, Part.WORDS, Part.BLANK);
            }
        }
        dropWhatFollowsAnUncertainQuotation(blocks);
        var hasWords = hasSaid();
        dropClosings();
        if (!hasSaid()) {
            restore(blocks, hasWords);
        }
    }

    private List<Block> blocks() {
        var blocks = new ArrayList<Block>();
        var from = 0;
        while (from < head) {
            var isQuoted = isQuotation(from);
            var to = from;
            var isAttributed = false;
            var isCertain = true;
            while (to < head && (parts[to] == Part.BLANK || isQuotation(to) == isQuoted)) {
                isAttributed |= parts[to] == Part.ATTRIBUTION
                        || isQuoted && lines.get(to).sign() != Sign.NONE;
                isCertain &= !isUncertain[to];
                to++;
            }
            if (isQuoted || hasWords(from, to)) {
                blocks.add(new Block(from, to, isQuoted, isAttributed, isCertain, !isQuoted && isSaying(from, to)));
            } else {
                say(from, to, Part.BLANK);
            }
            from = to;
        }
        return blocks;
    }

    private boolean isQuotation(int index) {
        return parts[index] == Part.QUOTED || parts[index] == Part.ATTRIBUTION;
    }

    private boolean hasWords(int from, int to) {
        for (int i = from; i < to; i++) {
            if (parts[i] == Part.WORDS || parts[i] == Part.SIGNATURE) {
                return true;
            }
        }
        return false;
    }

    /** More than a signature. */
    private boolean isSaying(int from, int to) {
        var begin = lines.skipBlank(from, to);
        return hasWords(begin, Closing.begin(lines, begin, to)) && !isAdvertisementOnly(begin, to);
    }

    private boolean isAdvertisementOnly(int from, int to) {
        return Closing.isAdvertisement(lines, from, from, to) && lines.skipBlank(from + 1, to) == to;
    }

    private static boolean isAnsweredBetween(List<Block> blocks) {
        var first = first(blocks, Block::isQuoted);
        var last = last(blocks, Block::isQuoted);
        for (int i = first + 1; i < last; i++) {
            if (blocks.get(i).isSaying) {
                return true;
            }
        }
        return first == last
                && first(blocks, Block::isSaying) < first
                && last(blocks, Block::isSaying) > last
                && blocks.size() == 3
                && blocks.stream().noneMatch(Block::isAttributed);
    }

    private static int first(List<Block> blocks, Predicate<Block> which) {
        var index = 0;
        while (index < blocks.size() && !which.test(blocks.get(index))) {
            index++;
        }
        return index;
    }

    private static int last(List<Block> blocks, Predicate<Block> which) {
        var index = blocks.size() - 1;
        while (index >= 0 && !which.test(blocks.get(index))) {
            index--;
        }
        return index;
    }

    private void dropWhatFollowsAnUncertainQuotation(List<Block> blocks) {
        if (blocks.size() == 3 && blocks.get(1).isQuoted && !blocks.get(1).isCertain) {
            Arrays.fill(said, blocks.get(2).from, blocks.get(2).to, false);
        }
    }

    private void say(int from, int to, Part... which) {
        for (int i = from; i < to; i++) {
            said[i] = Arrays.asList(which).contains(parts[i]);
        }
    }

    private void dropClosings() {
        var from = 0;
        while (from < head) {
            var to = from;
            while (to < head && said[to] && parts[to] != Part.QUOTED) {
                to++;
            }
            if (to > from && (to == head || !said[to])) {
                dropClosing(from, to);
            }
            from = Math.max(to, from + 1);
        }
    }

    private void dropClosing(int from, int to) {
        Arrays.fill(said, Closing.begin(lines, from, to), to, false);
        for (int i = from; i < to; i++) {
            if (said[i] && Closing.isAdvertisement(lines, i, from, to)) {
                said[i] = false;
            }
        }
    }

    private boolean hasSaid() {
        for (int i = 0; i < said.length; i++) {
            if (said[i] && !lines.isBlank(i)) {
                return true;
            }
        }
        return false;
    }

    /** Nothing would be left: what was forwarded, or what was signed, or a bare quotation is all there is to say. */
    private void restore(List<Block> blocks, boolean hasWords) {
        if (hasWordsFrom(belowHead)) {
            Arrays.fill(said, belowHead, said.length, true);
        } else if (hasWords) {
            blocks.stream()
                    .filter(block -> !block.isQuoted)
                    .forEach(block -> Arrays.fill(said, block.from, block.to, true));
        } else if (!isHistoryOnly()) {
            Arrays.fill(said, true);
        }
    }

    private boolean isHistoryOnly() {
        for (int i = 0; i < parts.length; i++) {
            var sign = lines.get(i).sign();
            if (parts[i] == Part.ATTRIBUTION
                    || (parts[i] == Part.QUOTED && (sign == Sign.CITED || sign == Sign.HISTORY))) {
                return true;
            }
        }
        return false;
    }

    private boolean hasWordsFrom(int index) {
        for (int i = index; i < parts.length; i++) {
            if (!lines.isBlank(i)) {
                return true;
            }
        }
        return false;
    }
}
