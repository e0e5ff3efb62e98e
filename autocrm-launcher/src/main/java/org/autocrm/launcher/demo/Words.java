package org.autocrm.launcher.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * A text with slots and alternatives, such as <code>[Hello|Good morning] {first}</code>; alternatives may be nested.
 */
final class Words {

    private sealed interface Piece {}

    private record Plain(String text) implements Piece {}

    private record Slot(String name) implements Piece {}

    private record Choice(List<Words> options) implements Piece {}

    private final List<Piece> pieces;

    private Words(List<Piece> pieces) {
        this.pieces = List.copyOf(pieces);
    }

    static Words parse(String source) {
        var reader = new Reader(source);
        var words = reader.words(false);
        if (reader.at < source.length()) {
            throw new IllegalArgumentException("a bracket too many at " + reader.at + ": " + source);
        }
        return words;
    }

    String tell(Telling telling) {
        var text = new StringBuilder();
        tell(telling, text);
        return text.toString();
    }

    private void tell(Telling telling, StringBuilder text) {
        for (Piece piece : pieces) {
            if (piece instanceof Plain plain) {
                text.append(plain.text());
            } else if (piece instanceof Slot slot) {
                var value = telling.value(slot.name());
                text.append(startsSentence(text) ? capitalized(value) : value);
            } else if (piece instanceof Choice choice) {
                telling.draw().pick(choice.options()).tell(telling, text);
            }
        }
    }

    private static boolean startsSentence(StringBuilder text) {
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == ' ') {
            end--;
        }
        return end > 0 && end < text.length() && ".!?".indexOf(text.charAt(end - 1)) >= 0;
    }

    static String capitalized(String text) {
        return text.isEmpty() ? text : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    /** The names of all slots, in alternatives too. */
    Set<String> slots() {
        var names = new TreeSet<String>();
        for (Piece piece : pieces) {
            if (piece instanceof Slot slot) {
                names.add(slot.name());
            } else if (piece instanceof Choice choice) {
                choice.options().forEach(option -> names.addAll(option.slots()));
            }
        }
        return names;
    }

    private static final class Reader {

        private final String source;
        private int at;

        Reader(String source) {
            this.source = source;
        }

        Words words(boolean inChoice) {
            var pieces = new ArrayList<Piece>();
            var plain = new StringBuilder();
            while (at < source.length()) {
                char c = source.charAt(at);
                if (c == ']' || (inChoice && c == '|')) {
                    break;
                }
                at++;
                if (c == '{' || c == '[') {
                    pieces.add(new Plain(plain.toString()));
                    plain.setLength(0);
                    pieces.add(c == '{' ? slot() : choice());
                } else {
                    plain.append(c);
                }
            }
            pieces.add(new Plain(plain.toString()));
            return new Words(pieces);
        }

        private Piece slot() {
            int end = source.indexOf('}', at);
            if (end < 0) {
                throw new IllegalArgumentException("a slot without end: " + source);
            }
            var name = source.substring(at, end);
            at = end + 1;
            return new Slot(name);
        }

        private Piece choice() {
            var options = new ArrayList<Words>();
            do {
                options.add(words(true));
                if (at == source.length()) {
                    throw new IllegalArgumentException("alternatives without end: " + source);
                }
            } while (source.charAt(at++) == '|');
            return new Choice(options);
        }
    }
}
