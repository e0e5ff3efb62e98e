package org.autocrm.web.json;

import jakarta.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.time.temporal.TemporalAccessor;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes JSON: records, maps, collections, texts, numbers, booleans, moments, enums, and what is JSON already. A member
 * of a record that is null is left out; an enum is its name in lower case, with hyphens.
 */
public final class JsonText {

    private static final char[] HEX = "0123456789abcdef".toCharArray();
    private static final int USUAL = 1024;

    private final StringBuilder out = new StringBuilder(USUAL);

    private JsonText() {}

    /** The value as UTF-8 bytes. */
    public static byte[] of(@Nullable Object value) {
        return of(value, Fields.ALL);
    }

    /** An enum as JSON has it: its name in lower case, with hyphens. */
    public static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The constant of an enum that JSON calls by that word; whoever calls has checked that there is one. */
    public static <E extends Enum<E>> E constant(Class<E> type, String word) {
        return Enum.valueOf(type, word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /** The wanted members of the value as UTF-8 bytes. */
    public static byte[] of(@Nullable Object value, Fields fields) {
        var text = new JsonText();
        text.write(value, fields);
        return text.out.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void write(@Nullable Object value, Fields fields) {
        if (value == null) {
            out.append("null");
        } else if (value instanceof JsonValue json) {
            out.append(json); // which is JSON already
        } else if (value instanceof String text) {
            quote(text);
        } else if (value instanceof Number || value instanceof Boolean) {
            out.append(value);
        } else if (value instanceof Record) {
            object(value, fields);
        } else if (value instanceof Collection<?> elements) {
            array(elements, fields);
        } else if (value instanceof Map<?, ?> map) {
            map(map);
        } else if (value instanceof Enum<?> constant) {
            quote(word(constant));
        } else if (value instanceof TemporalAccessor) {
            quote(value.toString());
        } else {
            throw new IllegalArgumentException("JSON has no " + value.getClass());
        }
    }

    private void object(Object record, Fields fields) {
        out.append('{');
        var start = out.length();
        for (var member : Shape.of(record.getClass()).members()) {
            var below = fields.below(member.name());
            var value = below == null ? null : member.of(record);
            if (below != null && value != null) {
                comma(start).append(member.label());
                write(value, below);
            }
        }
        out.append('}');
    }

    private void array(Collection<?> elements, Fields fields) {
        out.append('[');
        var start = out.length();
        for (var element : elements) {
            comma(start);
            write(element, fields);
        }
        out.append(']');
    }

    private void map(Map<?, ?> map) {
        out.append('{');
        var start = out.length();
        map.forEach((name, value) -> {
            comma(start);
            quote(String.valueOf(name));
            out.append(':');
            write(value, Fields.ALL);
        });
        out.append('}');
    }

    private StringBuilder comma(int start) {
        return out.length() == start ? out : out.append(',');
    }

    private void quote(String text) {
        out.append('"');
        int written = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c == '"' || c == '\\') {
                out.append(text, written, i);
                escape(c);
                written = i + 1;
            }
        }
        out.append(text, written, text.length()).append('"');
    }

    private void escape(char c) {
        out.append('\\');
        switch (c) {
            case '"', '\\' -> out.append(c);
            case '\n' -> out.append('n');
            case '\r' -> out.append('r');
            case '\t' -> out.append('t');
            default -> out.append("u00").append(HEX[c >> 4]).append(HEX[c & 0xF]);
        }
    }
}
