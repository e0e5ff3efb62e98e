package org.autocrm.bench.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is said at the desk in one language: the demo's phrase book, where there is one, and the benchmark's own. The
 * README of the demo's books explains their form; here, who says what when matters less than that all of it is said.
 */
final class PhraseBook {

    /** The languages and how much of the work is in each, in percent. */
    static final Map<String, Integer> SHARES =
            Map.of("en", 34, "de", 16, "fr", 12, "es", 10, "it", 8, "nl", 6, "pt", 7, "ru", 7);

    /** What may stand in a slot; what is kept stays the same in a whole ticket. */
    record Phrase(boolean kept, String group, List<Template> options) {}

    /** A reason to write, and what is said about it by whom. */
    static final class Story {
        final Map<String, Phrase> phrases = new HashMap<>();
        final List<Template> subjects = new ArrayList<>();
        final List<Template> opening = new ArrayList<>();
        final List<Template> later = new ArrayList<>();
        final List<Template> answers = new ArrayList<>();
        final List<Template> notes = new ArrayList<>();
        final List<Template> thanks = new ArrayList<>();

        private List<Template> saidBy(String who) {
            return switch (who) {
                case "agent" -> answers;
                case "note", "colleague" -> notes;
                case "thanks" -> thanks;
                case "customer" -> opening.isEmpty() ? opening : later;
                default -> throw new IllegalArgumentException("nobody is called " + who);
            };
        }
    }

    private final Map<String, Phrase> phrases = new HashMap<>();
    private final List<Story> stories = new ArrayList<>();
    private DateTimeFormatter dates = DateTimeFormatter.ISO_DATE;

    private PhraseBook(String language) {
        for (var folder : List.of("/demo/", "/bench/")) {
            read(lines(folder + language + ".txt"), Locale.forLanguageTag(language));
        }
    }

    static PhraseBook of(String language) {
        return new PhraseBook(language);
    }

    List<Story> stories() {
        return stories;
    }

    DateTimeFormatter dates() {
        return dates;
    }

    @Nullable
    Phrase phrase(Story story, String slot) {
        var own = story.phrases.get(slot);
        return own != null ? own : phrases.get(slot);
    }

    private static List<String> lines(String resource) {
        try (var in = PhraseBook.class.getResourceAsStream(resource)) {
            return in == null
                    ? List.of()
                    : new String(in.readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .filter(line -> !line.startsWith("#"))
                            .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void read(List<String> lines, Locale locale) {
        Story story = null;
        List<Template> said = null; // null where nobody speaks yet
        var text = new StringBuilder();
        for (var line : lines) {
            if (line.startsWith("-- ") && story != null) {
                keep(said, text);
                said = line.equals("-- or") ? said : story.saidBy(line.split(" ", 3)[1]);
            } else if (line.startsWith("== ")) {
                keep(said, text);
                story = new Story();
                stories.add(story);
                said = null;
            } else if (said != null) {
                text.append(line).append('\n');
            } else if (line.startsWith("let ") || line.startsWith("any ")) {
                addPhrase(story == null ? phrases : story.phrases, line);
            } else if (line.startsWith("subject: ") && story != null) {
                story.subjects.add(Template.parse(line.substring(9)));
            } else if (line.startsWith("dates: ")) {
                dates = DateTimeFormatter.ofPattern(line.substring(7), locale);
            }
        }
        keep(said, text);
    }

    private static void keep(@Nullable List<Template> said, StringBuilder text) {
        var source = text.toString().strip();
        text.setLength(0);
        if (said != null && !source.isEmpty()) {
            said.add(Template.parse(source));
        }
    }

    /** {@code any bye: Regards | Best wishes}; {@code let a & b: 1 & 2 | 3 & 4} are slots that belong together. */
    private static void addPhrase(Map<String, Phrase> phrases, String line) {
        int colon = line.indexOf(':');
        var group = line.substring(4, colon).strip();
        var names = group.split(" & ", -1);
        for (int i = 0; i < names.length; i++) {
            var phrase = phrases.computeIfAbsent(
                    names[i], name -> new Phrase(line.startsWith("let "), group, new ArrayList<>()));
            for (var option : alternatives(line.substring(colon + 1))) {
                var value = option.strip().split(" & ", names.length)[i];
                phrase.options().add(Template.parse(value.replace("\\n", "\n")));
            }
        }
    }

    /** Splits at the bars outside of brackets. */
    private static List<String> alternatives(String list) {
        var parts = new ArrayList<String>();
        int depth = 0;
        int from = 0;
        for (int i = 0; i < list.length(); i++) {
            char c = list.charAt(i);
            depth += c == '[' ? 1 : c == ']' ? -1 : 0;
            if (c == '|' && depth == 0) {
                parts.add(list.substring(from, i));
                from = i + 1;
            }
        }
        parts.add(list.substring(from));
        return parts;
    }
}
