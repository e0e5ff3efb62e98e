package org.autocrm.launcher.demo;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Reads the file of one language; its form is explained in the README beside it. */
final class PhraseBookReader {

    private final String language;
    private String dates = "";
    private final Map<String, Phrase> phrases = new HashMap<>();
    private final List<Scenario> scenarios = new ArrayList<>();

    PhraseBookReader(String language) {
        this.language = language;
    }

    PhraseBook read(List<String> lines) {
        var block = new ArrayList<String>();
        for (String line : lines) {
            if (line.startsWith("== ")) {
                take(block);
                block.clear();
            }
            block.add(line);
        }
        take(block);
        return new PhraseBook(language, dates, phrases, scenarios);
    }

    private void take(List<String> block) {
        if (block.isEmpty() || !block.get(0).startsWith("== ")) {
            takeHead(block);
        } else {
            scenarios.add(new ScenarioBlock(block).scenario());
        }
    }

    private void takeHead(List<String> block) {
        for (String line : block) {
            if (line.startsWith("dates: ")) {
                dates = after("dates: ", line);
            } else if (isPhrase(line)) {
                addPhrase(phrases, line);
            } else if (!line.isBlank()) {
                throw new IllegalArgumentException(language + ": not understood: " + line);
            }
        }
    }

    private static boolean isPhrase(String line) {
        return line.startsWith("let ") || line.startsWith("any ");
    }

    /** {@code any bye: Regards | Best wishes}; a second line for the same name adds to the first. */
    private static void addPhrase(Map<String, Phrase> phrases, String line) {
        int colon = line.indexOf(':');
        var names = line.substring(4, colon).strip().split(" & ");
        var lists = new ArrayList<List<Words>>();
        for (String name : names) {
            var known = phrases.get(name);
            lists.add(known == null ? new ArrayList<>() : new ArrayList<>(known.options()));
        }
        for (String option : split(line.substring(colon + 1))) {
            var values = option.strip().split(" & ", names.length);
            if (values.length < names.length) {
                throw new IllegalArgumentException("not a value for each of the slots: " + line);
            }
            for (int i = 0; i < names.length; i++) {
                lists.get(i).add(Words.parse(values[i].replace("\\n", "\n")));
            }
        }
        for (int i = 0; i < names.length; i++) {
            phrases.put(names[i], new Phrase(line.startsWith("let "), String.join(" & ", names), lists.get(i)));
        }
    }

    /** Splits at the bars that stand outside of brackets. */
    private static List<String> split(String list) {
        var parts = new ArrayList<String>();
        int depth = 0;
        int start = 0;
        for (int i = 0; i < list.length(); i++) {
            char c = list.charAt(i);
            if (c == '[') {
                depth++;
            } else if (c == ']') {
                depth--;
            } else if (c == '|' && depth == 0) {
                parts.add(list.substring(start, i));
                start = i + 1;
            }
        }
        parts.add(list.substring(start));
        return parts;
    }

    private static String after(String key, String line) {
        return line.substring(key.length()).strip();
    }

    /** The lines of one scenario: what it is about, then the turns. */
    private final class ScenarioBlock {

        private final String name;
        private String team = "First line";
        private Set<String> from = Trades.ALL;
        private String priority = "NORMAL";
        private boolean quick;
        private String channel = "";
        private double weight = 1;
        private final List<Words> subjects = new ArrayList<>();
        private final Map<String, Phrase> own = new HashMap<>();
        private final List<Turn> turns = new ArrayList<>();

        ScenarioBlock(List<String> lines) {
            name = after("== ", lines.get(0));
            int at = 1;
            while (!lines.get(at).startsWith("-- ")) {
                takeProperty(lines.get(at++));
            }
            var text = new ArrayList<String>();
            var opening = lines.get(at++);
            for (; at < lines.size(); at++) {
                if (lines.get(at).startsWith("-- ")) {
                    takeTurn(opening, text);
                    text.clear();
                    opening = lines.get(at);
                } else {
                    text.add(lines.get(at));
                }
            }
            takeTurn(opening, text);
        }

        private void takeProperty(String line) {
            if (line.startsWith("team: ")) {
                team = after("team: ", line);
            } else if (line.startsWith("from: ")) {
                from = Set.of(after("from: ", line).split(" "));
            } else if (line.startsWith("priority: ")) {
                priority = after("priority: ", line);
            } else if (line.equals("quick: yes")) {
                quick = true;
            } else if (line.startsWith("channel: ")) {
                channel = after("channel: ", line);
            } else if (line.startsWith("weight: ")) {
                weight = Double.parseDouble(after("weight: ", line));
            } else if (line.startsWith("subject: ")) {
                subjects.add(Words.parse(after("subject: ", line)));
            } else if (isPhrase(line)) {
                addPhrase(own, line);
            } else if (!line.isBlank()) {
                throw new IllegalArgumentException(language + ", " + name + ": not understood: " + line);
            }
        }

        private void takeTurn(String opening, List<String> lines) {
            var words = Words.parse(String.join("\n", lines).strip());
            var what = List.of(after("-- ", opening).split(" "));
            if (what.get(0).equals("or")) {
                var last = turns.remove(turns.size() - 1);
                var texts = new ArrayList<>(last.texts());
                texts.add(words);
                turns.add(new Turn(last.who(), last.team(), last.after(), last.maybe(), texts));
            } else {
                turns.add(turn(what, words));
            }
        }

        /** {@code customer after 24 maybe place}: who, and when or whether at all. */
        private Turn turn(List<String> what, Words words) {
            var who = Turn.Who.valueOf(what.get(0).toUpperCase(Locale.ROOT));
            var colleagueOf = "";
            int after = 0;
            var maybe = "";
            for (int i = 1; i < what.size(); i++) {
                switch (what.get(i)) {
                    case "of" -> colleagueOf = what.get(++i);
                    case "after" -> after = Integer.parseInt(what.get(++i));
                    case "maybe" -> maybe = "turn " + turns.size();
                    default -> maybe = what.get(i);
                }
            }
            return new Turn(who, colleagueOf, after, maybe, List.of(words));
        }

        Scenario scenario() {
            return new Scenario(
                    name,
                    team,
                    from,
                    priority,
                    quick || priority.equals("HIGH"),
                    channel,
                    weight,
                    subjects,
                    own,
                    turns);
        }
    }
}
