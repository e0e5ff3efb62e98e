package org.autocrm.ticket.search;

import java.io.Serializable;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.autocrm.ticket.search.Value.Form;
import org.jspecify.annotations.Nullable;

/**
 * A field as a query names it.
 *
 * @param key which field of our own, for {@link Field#CUSTOM}; empty for the others
 * @param offset where it begins in the text that was read; it is no part of what the name is
 */
public record FieldName(Field field, String key, int offset) implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final Pattern KEY = Pattern.compile("[a-z][a-z0-9-]{0,39}");
    private static final Pattern HOUR = Pattern.compile("[01]?[0-9]|2[0-3]");
    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*");

    public FieldName {
        key = key.toLowerCase(Locale.ROOT);
        if (field == Field.CUSTOM ? !KEY.matcher(key).matches() : !key.isEmpty()) {
            throw new IllegalArgumentException("not the key of a field: " + key);
        }
    }

    /** A field that every installation has. */
    public static FieldName of(Field field) {
        return new FieldName(field, "", 0);
    }

    /** A field of our own. */
    public static FieldName custom(String key) {
        return new FieldName(Field.CUSTOM, key, 0);
    }

    /**
     * Refuses what can make no sense in any installation.
     *
     * @throws QuerySyntax at the value that makes none
     */
    void check(Operator operator, List<Value> values) {
        if (operator != Operator.IS && !field.isComparable()) {
            throw new QuerySyntax(
                    offset,
                    toString().length(),
                    "%s cannot be compared by more and less; write %s: instead.".formatted(this, this));
        }
        values.forEach(value -> check(operator, value));
    }

    private void check(Operator operator, Value value) {
        var fuzzy = value.form() == Form.SIMILAR;
        var prefix = value.form() == Form.PREFIX;
        if (fuzzy && !field.isNamed()) {
            throw at(value, "Only words and names can be looked for with ~; " + this + " is compared as it is.");
        }
        if (prefix && !field.isNamed() && field != Field.CUSTOM && field != Field.NUMBER) {
            throw at(value, "Only words, names and numbers can end with *; " + this + " is compared as it is.");
        }
        if (field.isNamed() && !value.hasWord()) {
            throw at(value, "There is no letter and no digit to look for in " + value + ".");
        }
        switch (field.kind()) {
            case KEYWORD -> checkKeyword(value);
            case HOUR -> checkHour(value);
            case TIME -> Moment.of(value, operator == Operator.IS && isNullable());
            default -> checkLanguage(value);
        }
    }

    private void checkKeyword(Value value) {
        if (field.keywords().stream().noneMatch(value.text()::equalsIgnoreCase)) {
            throw at(
                    value,
                    "%s cannot be %s.%s It can be %s."
                            .formatted(
                                    this,
                                    value.text(),
                                    Nearest.hint(value.text(), field.keywords()),
                                    String.join(", ", field.keywords())));
        }
    }

    private static void checkHour(Value value) {
        if (!HOUR.matcher(value.text()).matches()) {
            throw at(value, "An hour is a number from 0 to 23, not " + value.text() + ".");
        }
    }

    private void checkLanguage(Value value) {
        if (field == Field.LANGUAGE
                && !value.says("none")
                && !LANGUAGE.matcher(value.text()).matches()) {
            throw at(value, "A language is written as in en, de or pt-BR, not " + value.text() + ".");
        }
    }

    /** Whether a ticket can be without it. */
    private boolean isNullable() {
        return field == Field.SOLVED || field == Field.SNOOZED || field == Field.WAITING || field == Field.DUE;
    }

    private static QuerySyntax at(Value value, String sentence) {
        return new QuerySyntax(value.offset(), value.length(), sentence);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof FieldName name && field == name.field && key.equals(name.key);
    }

    @Override
    public int hashCode() {
        return Objects.hash(field, key);
    }

    /** Its name in a query. */
    @Override
    public String toString() {
        return field == Field.CUSTOM ? Field.CUSTOM_PREFIX + key : field.word();
    }
}
