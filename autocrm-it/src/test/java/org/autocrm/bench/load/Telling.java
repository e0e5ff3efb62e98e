package org.autocrm.bench.load;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.autocrm.bench.load.PhraseBook.Phrase;
import org.autocrm.bench.load.PhraseBook.Story;

/** A ticket while it is being told: what stands in the slots of its texts. */
final class Telling {

    private static final String LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ";

    private final PhraseBook book;
    private final Story story;
    private final Vocabulary vocabulary;
    private final Map<String, String> people;
    private final LocalDate opened;
    private final long seed;
    private SplittableRandom random;

    /** @param people who and what the talk is about, by the slots where they stand */
    Telling(
            PhraseBook book,
            Story story,
            Vocabulary vocabulary,
            Map<String, String> people,
            LocalDate opened,
            SplittableRandom random) {
        this.book = book;
        this.story = story;
        this.vocabulary = vocabulary;
        this.people = people;
        this.opened = opened;
        this.seed = random.nextLong();
        this.random = random;
    }

    Story story() {
        return story;
    }

    <T> T pick(List<T> options) {
        return options.get(random.nextInt(options.size()));
    }

    /** One of the texts, without the spaces and empty paragraphs that empty alternatives leave. */
    String tell(List<Template> texts) {
        var text = new StringBuilder();
        pick(texts).tell(this, text);
        return tidy(text);
    }

    void fill(String slot, StringBuilder text) {
        var known = people.get(slot);
        if (known != null) {
            text.append(known);
        } else if (slot.startsWith("#") || slot.startsWith("^")) {
            slot.chars().forEach(c -> text.append(c == '#' ? digit() : letter()));
        } else if (slot.startsWith("past ")) {
            text.append(book.dates().format(opened.minusDays(days(slot))));
        } else if (slot.startsWith("next ") || slot.startsWith("weekday ")) {
            text.append(book.dates().format(opened.plusDays(days(slot))));
        } else {
            say(slot, text);
        }
    }

    private void say(String slot, StringBuilder text) {
        switch (slot) {
            case "Product" -> text.append(vocabulary.product(random));
            case "Place" -> text.append(vocabulary.place(random));
            case "Person" -> text.append(vocabulary.person(random));
            case "Code" -> text.append(vocabulary.code(random));
            default -> {
                var phrase = book.phrase(story, slot);
                if (phrase == null) {
                    throw new IllegalArgumentException("nothing stands in the slot {" + slot + "}");
                }
                say(slot, phrase, text);
            }
        }
    }

    /** What is kept is drawn again each time, from the same seed. */
    private void say(String slot, Phrase phrase, StringBuilder text) {
        if (!phrase.kept()) {
            pick(phrase.options()).tell(this, text);
            return;
        }
        var outer = random;
        var place = new SplittableRandom(seed + phrase.group().hashCode())
                .nextInt(phrase.options().size());
        random = new SplittableRandom(seed + slot.hashCode());
        phrase.options().get(place).tell(this, text);
        random = outer;
    }

    private char digit() {
        return (char) ('0' + random.nextInt(10));
    }

    private char letter() {
        return LETTERS.charAt(random.nextInt(LETTERS.length()));
    }

    private static int days(String slot) {
        return Integer.parseInt(slot.substring(slot.indexOf(' ') + 1));
    }

    static String tidy(CharSequence text) {
        var tidy = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int end = tidy.length();
            boolean afterSpace = end > 0 && tidy.charAt(end - 1) == ' ';
            if (afterSpace && (c == '\n' || c == ',' || c == '.')) {
                tidy.setLength(--end);
            }
            boolean afterBreak = end == 0 || tidy.charAt(end - 1) == '\n';
            boolean afterParagraph = end == 0 || (end > 1 && afterBreak && tidy.charAt(end - 2) == '\n');
            if (!(c == ' ' && (afterSpace || afterBreak)) && !(c == '\n' && afterParagraph)) {
                tidy.append(c);
            }
        }
        return tidy.toString().strip();
    }
}
