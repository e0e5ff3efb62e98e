package org.autocrm.mail.reading;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.autocrm.mail.reading.Parts.Part;

/**
 * Which lines of a mail are the words of its author.
 *
 * <p>The history begins at the first line that can only be its head. Above it, quoted lines stay where the author
 * answers between them, and go where they only stand above or below the answer. Then signatures and footers go.
 */
final class Anatomy {

    /** Neighbouring lines that are all the author's or all quoted. */
    private record Block(
            int from, int to, boolean isQuoted, boolean isAttributed, boolean isCertain, boolean isSaying) {}

    private final Lines lines;
    private final Parts parts;
    private final boolean[] said;
    private final int head;

    private Anatomy(Lines lines) {
        this.lines = lines;
        this.parts = Parts.of(lines);
        this.said = new boolean[parts.size()];
        this.head = parts.head();
    }

    static Anatomy of(Lines lines) {
        var anatomy = new Anatomy(lines);
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
            var isQuoted = parts.isQuotation(from);
            var to = from;
            var isAttributed = false;
            var isCertain = true;
            while (to < head && (parts.get(to) == Part.BLANK || parts.isQuotation(to) == isQuoted)) {
                isAttributed |= parts.get(to) == Part.ATTRIBUTION
                        || (isQuoted && lines.get(to).sign() != Sign.NONE);
                isCertain &= !parts.isUncertain(to);
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

    private boolean hasWords(int from, int to) {
        for (int i = from; i < to; i++) {
            if (parts.get(i) == Part.WORDS || parts.get(i) == Part.SIGNATURE) {
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
            said[i] = Arrays.asList(which).contains(parts.get(i));
        }
    }

    private void dropClosings() {
        var from = 0;
        while (from < head) {
            var to = from;
            while (to < head && said[to] && parts.get(to) != Part.QUOTED) {
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
        if (hasWordsFrom(parts.belowHead())) {
            Arrays.fill(said, parts.belowHead(), said.length, true);
        } else if (hasWords) {
            blocks.stream()
                    .filter(block -> !block.isQuoted)
                    .forEach(block -> Arrays.fill(said, block.from, block.to, true));
        } else if (!parts.isHistoryOnly()) {
            Arrays.fill(said, true);
        }
    }

    private boolean hasWordsFrom(int index) {
        for (int i = index; i < parts.size(); i++) {
            if (!lines.isBlank(i)) {
                return true;
            }
        }
        return false;
    }
}
