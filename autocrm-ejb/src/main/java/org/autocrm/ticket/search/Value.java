package org.autocrm.ticket.search;

import java.io.Serializable;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A word, a phrase, or what a field is compared with.
 *
 * @param offset where it begins in the text that was read; it is no part of what the value is
 * @param length how long it is there
 */
public record Value(String text, Form form, int offset, int length) implements Serializable {

    private static final long serialVersionUID = 1L;

    /** How the text is meant. */
    public enum Form {
        /** As it is; {@code me} and {@code none} may mean more than their letters. */
        PLAIN,
        /** In quotation marks: these letters, in this order, and nothing more. */
        QUOTED,
        /** Words that begin so: {@code print*}. */
        PREFIX,
        /** Words that look like it: {@code pritner~}. */
        SIMILAR
    }

    public Value {
        text = text.strip();
        if (text.isEmpty() || text.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("a value has at least one character");
        }
        if (form != Form.QUOTED && !canStandAlone(text)) {
            throw new IllegalArgumentException("needs quotation marks: " + text);
        }
    }

    /** A value that stands nowhere yet. */
    public static Value of(String text) {
        return new Value(text, canStandAlone(text.strip()) ? Form.PLAIN : Form.QUOTED, 0, 0);
    }

    /** A value that stands nowhere yet, in that form. */
    public static Value of(String text, Form form) {
        return new Value(text, form, 0, 0);
    }

    /** Whether it says this word of the language. */
    boolean says(String word) {
        return form == Form.PLAIN && text.equalsIgnoreCase(word);
    }

    boolean isQuoted() {
        return form == Form.QUOTED;
    }

    /** The same, but also words that look like it; a phrase and a prefix stay what they are, and so does an address. */
    Value similar() {
        return form == Form.PLAIN && text.chars().allMatch(Character::isLetter)
                ? new Value(text, Form.SIMILAR, offset, length)
                : this;
    }

    /** Whether there is a letter or a digit in it. */
    boolean hasWord() {
        return text.codePoints().anyMatch(Character::isLetterOrDigit);
    }

    /** The same where it stands alone, in quotation marks if it would mean something else without. */
    Value asWord() {
        var needsQuotes = form == Form.PLAIN && QueryParser.isReserved(text)
                || form != Form.QUOTED && QueryParser.looksLikeMore(text);
        return needsQuotes ? new Value(text, Form.QUOTED, offset, length) : this;
    }

    /** How it is written behind a field. */
    String asValue() {
        return switch (form) {
            case PLAIN -> text;
            case QUOTED -> quoted(text);
            case PREFIX -> text + "*";
            case SIMILAR -> text + "~";
        };
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    /** Whether a text can be read again without quotation marks. */
    static boolean canStandAlone(String text) {
        return !text.isEmpty()
                && !text.startsWith("=")
                && text.codePoints().noneMatch(QueryParser::endsValue)
                && !text.endsWith("*")
                && !text.endsWith("~")
                && !text.contains("..");
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Value value && text.equals(value.text) && form == value.form;
    }

    @Override
    public int hashCode() {
        return Objects.hash(text, form);
    }

    @Override
    public String toString() {
        return asValue();
    }
}
