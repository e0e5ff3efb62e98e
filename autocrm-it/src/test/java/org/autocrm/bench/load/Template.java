package org.autocrm.bench.load;

import java.util.ArrayList;
import java.util.List;

/** A text with slots and alternatives in the form of the demo's phrase books: <code>[Hello|Hi] {first}</code>. */
final class Template {

    private sealed interface Piece {}

    private record Plain(String text) implements Piece {}

    private record Slot(String name) implements Piece {}

    private record Choice(List<Template> options) implements Piece {}

    private final List<Piece> pieces = new ArrayList<>();

    private Template() {}

    static Template parse(String source) {
        return parse(source, new int[] {0}, false);
    }

    private static Template parse(String source, int[] at, boolean inChoice) {
        var template = new Template();
        int plainFrom = at[0];
        while (at[0] < source.length()) {
            char c = source.charAt(at[0]);
            if (inChoice && (c == '|' || c == ']')) {
                break;
            }
            if (c == '{' || c == '[') {
                template.addPlain(source.substring(plainFrom, at[0]++));
                template.pieces.add(c == '{' ? slot(source, at) : choice(source, at));
                plainFrom = at[0];
            } else {
                at[0]++;
            }
        }
        template.addPlain(source.substring(plainFrom, at[0]));
        return template;
    }

    private static Slot slot(String source, int[] at) {
        int end = source.indexOf('}', at[0]);
        var slot = new Slot(source.substring(at[0], end));
        at[0] = end + 1;
        return slot;
    }

    private static Choice choice(String source, int[] at) {
        var options = new ArrayList<Template>();
        do {
            options.add(parse(source, at, true));
        } while (source.charAt(at[0]++) == '|');
        return new Choice(options);
    }

    private void addPlain(String text) {
        if (!text.isEmpty()) {
            pieces.add(new Plain(text));
        }
    }

    void tell(Telling telling, StringBuilder text) {
        for (var piece : pieces) {
            if (piece instanceof Plain plain) {
                text.append(plain.text());
            } else if (piece instanceof Slot slot) {
                telling.fill(slot.name(), text);
            } else if (piece instanceof Choice choice) {
                telling.pick(choice.options()).tell(telling, text);
            }
        }
    }
}
