package org.autocrm.ticket.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.autocrm.ticket.search.Expression.Condition;
import org.autocrm.ticket.search.Expression.Words;
import org.autocrm.ticket.search.Value.Form;

/**
 * Reads the language of queries, from left to right.
 *
 * <pre>
 * query     = any
 * any       = all { "OR" all }
 * all       = part { ["AND"] part }
 * part      = ("-" | "NOT") part | "(" any ")" | condition | word
 * condition = field (":" | "=" | ">" | ">=" | "&lt;" | "&lt;=") value { "," value } | field ":" value ".." value
 * word      = letters | letters "*" | letters "~" | '"' anything '"'
 * </pre>
 */
final class QueryParser {

    private static final Pattern CONDITION =
            Pattern.compile("([A-Za-z][A-Za-z0-9_.-]*)(>=|<=|[:=<>]).*", Pattern.DOTALL);
    private static final int DEEPEST = 50;
    private static final int MOST_PARTS = 200;

    private final String text;
    private int at;
    private int depth;
    private int parts;

    QueryParser(String text) {
        this.text = text;
    }

    Optional<Expression> parse() {
        if (text.length() > Query.LONGEST) {
            throw new QuerySyntax(
                    Query.LONGEST, 0, "A query has at most " + Query.LONGEST + " characters; this one is longer.");
        }
        if (text.indexOf('\0') >= 0) {
            throw new QuerySyntax(text.indexOf('\0'), 1, "A query cannot have a zero character in it.");
        }
        skipBlanks();
        if (isAtEnd()) {
            return Optional.empty();
        }
        var expression = any();
        if (!isAtEnd()) {
            throw new QuerySyntax(at, 1, "This bracket closes nothing: leave it out, or open one before it.");
        }
        return Optional.of(expression);
    }

    private Expression any() {
        List<Expression> alternatives = new ArrayList<>(List.of(all()));
        while (skipWord("OR")) {
            alternatives.add(all());
        }
        return Expression.any(alternatives);
    }

    private Expression all() {
        List<Expression> found = new ArrayList<>(List.of(part()));
        while (true) {
            skipBlanks();
            if (skipWord("AND")) {
                found.add(part());
            } else if (isAtEnd() || peek() == ')' || startsWord("OR")) {
                return Expression.all(found);
            } else {
                found.add(part());
            }
        }
    }

    private Expression part() {
        skipBlanks();
        if (++parts > MOST_PARTS) {
            throw new QuerySyntax(at, 1, "A query has at most " + MOST_PARTS + " parts; leave some out.");
        }
        if (isAtEnd()) {
            throw new QuerySyntax(at, 0, "Something is missing at the end: write a word or a condition.");
        } else if (startsWord("OR") || startsWord("AND")) {
            throw new QuerySyntax(
                    at, startsWord("OR") ? 2 : 3, "There must be a word or a condition on both sides of it.");
        } else if (skipWord("NOT")) {
            return deeper(() -> Expression.not(part()));
        } else if (peek() == '-' || peek() == '−') {
            return negated();
        } else if (peek() == '(') {
            return bracket();
        } else if (peek() == ')') {
            throw new QuerySyntax(at, 1, "This bracket closes nothing: leave it out, or open one before it.");
        }
        return term();
    }

    private Expression negated() {
        at++;
        if (isAtEnd() || isBlank(peek())) {
            throw new QuerySyntax(at - 1, 1, "Write what must not be there right behind the minus sign, as in -spam.");
        }
        return deeper(() -> Expression.not(part()));
    }

    private Expression bracket() {
        var opened = at++;
        return deeper(() -> {
            skipBlanks();
            if (!isAtEnd() && peek() == ')') {
                throw new QuerySyntax(opened, at + 1 - opened, "There is nothing between these brackets.");
            }
            var inside = any();
            if (isAtEnd()) {
                throw new QuerySyntax(opened, 1, "This bracket is never closed: write ) where it ends.");
            }
            at++;
            return inside;
        });
    }

    private Expression deeper(java.util.function.Supplier<Expression> inside) {
        if (++depth > DEEPEST) {
            throw new QuerySyntax(at, 1, "Brackets can be " + DEEPEST + " deep, no more.");
        }
        var expression = inside.get();
        depth--;
        return expression;
    }

    private Expression term() {
        if (peek() == '"') {
            return new Words(searchable(quoted()));
        }
        var condition = CONDITION.matcher(text).region(at, text.length());
        var end = wordEnd();
        if (condition.lookingAt() && condition.end(2) <= end && !isAddress(condition.group(1), condition.end(2))) {
            return condition(condition.group(1), condition.group(2), condition.end(2));
        }
        var start = at;
        at = end;
        return new Words(searchable(bare(start, end)));
    }

    /** {@code https://example.org} is something to look for, not a field. */
    private boolean isAddress(String name, int behind) {
        return text.startsWith("//", behind) && Field.named(name).isEmpty();
    }

    private Expression condition(String name, String sign, int behind) {
        var field = field(name, at);
        at = behind;
        var first = value(name + sign);
        if (sign.equals(":") || sign.equals("=")) {
            return isRange(field, first) ? range(field, first) : new Condition(field, Operator.IS, others(first, name));
        }
        var operator = switch (sign) {
            case ">" -> Operator.MORE;
            case ">=" -> Operator.AT_LEAST;
            case "<" -> Operator.LESS;
            default -> Operator.AT_MOST;
        };
        if (!isAtEnd() && peek() == ',') {
            throw new QuerySyntax(at, 1, "Behind " + sign + " there can be one value only.");
        }
        return new Condition(field, operator, List.of(plain(first)));
    }

    private List<Value> others(Raw first, String name) {
        List<Value> values = new ArrayList<>(List.of(plain(first)));
        while (!isAtEnd() && peek() == ',') {
            at++;
            values.add(plain(value(name + ": and the comma")));
        }
        return values;
    }

    private static boolean isRange(FieldName field, Raw value) {
        return field.field().isComparable() && value.form == Form.PLAIN && value.text.contains("..");
    }

    private static Condition range(FieldName field, Raw value) {
        var dots = value.text.indexOf("..");
        var from = value.text.substring(0, dots);
        var to = value.text.substring(dots + 2);
        if (!Value.canStandAlone(from) || !Value.canStandAlone(to)) {
            throw new QuerySyntax(
                    value.offset + dots,
                    2,
                    "A range has a beginning and an end, as in 2026-01-01..2026-01-31; for one of them write >= or <=.");
        }
        return new Condition(
                field,
                Operator.BETWEEN,
                List.of(
                        new Value(from, Form.PLAIN, value.offset, from.length()),
                        new Value(to, Form.PLAIN, value.offset + dots + 2, to.length())));
    }

    private FieldName field(String name, int offset) {
        if (name.toLowerCase(java.util.Locale.ROOT).startsWith(Field.CUSTOM_PREFIX)) {
            var key = name.substring(Field.CUSTOM_PREFIX.length());
            try {
                return new FieldName(Field.CUSTOM, key, offset);
            } catch (IllegalArgumentException e) {
                throw new QuerySyntax(
                        offset, name.length(), "Write the key of a field behind field., as in field.serial.");
            }
        }
        return Field.named(name)
                .map(field -> new FieldName(field, "", offset))
                .orElseThrow(() -> new QuerySyntax(
                        offset,
                        name.length(),
                        "There is no field %s.%s To look for the text, put it in quotation marks."
                                .formatted(name, Nearest.hint(name, Field.words()))));
    }

    /** What was read, before it is known whether it is a value or a range. */
    private record Raw(String text, Form form, int offset, int length) {}

    private Raw value(String before) {
        if (isAtEnd() || isBlank(peek()) || peek() == ',' || peek() == ')' || peek() == '(') {
            throw new QuerySyntax(at, 0, "A value is missing behind " + before + ".");
        }
        if (peek() == '"') {
            var value = quoted();
            return new Raw(value.text(), Form.QUOTED, value.offset(), value.length());
        }
        var start = at;
        while (!isAtEnd() && !endsValue(text.codePointAt(at))) {
            at += Character.charCount(text.codePointAt(at));
        }
        var read = text.substring(start, at);
        var form = read.length() > 1 && read.endsWith("*")
                ? Form.PREFIX
                : read.length() > 1 && read.endsWith("~") ? Form.SIMILAR : Form.PLAIN;
        return new Raw(form == Form.PLAIN ? read : read.substring(0, read.length() - 1), form, start, at - start);
    }

    private static Value plain(Raw raw) {
        var form = raw.form != Form.QUOTED && !Value.canStandAlone(raw.text) ? Form.QUOTED : raw.form;
        return new Value(raw.text, form, raw.offset, raw.length);
    }

    private Value bare(int start, int end) {
        var word = text.substring(start, end);
        if (word.length() > 1 && word.endsWith("*") && Value.canStandAlone(word.substring(0, word.length() - 1))) {
            return new Value(word.substring(0, word.length() - 1), Form.PREFIX, start, end - start);
        }
        if (word.length() > 1 && word.endsWith("~") && Value.canStandAlone(word.substring(0, word.length() - 1))) {
            return new Value(word.substring(0, word.length() - 1), Form.SIMILAR, start, end - start);
        }
        return new Value(word, Value.canStandAlone(word) ? Form.PLAIN : Form.QUOTED, start, end - start);
    }

    private static Value searchable(Value value) {
        if (!value.hasWord()) {
            throw new QuerySyntax(
                    value.offset(),
                    value.length(),
                    "There is no letter and no digit to look for in " + value.text() + ".");
        }
        return value;
    }

    private Value quoted() {
        var opened = at++;
        var inside = new StringBuilder();
        while (!isAtEnd() && peek() != '"') {
            if (peek() == '\\' && at + 1 < text.length()) {
                at++;
            }
            inside.append(peek());
            at++;
        }
        if (isAtEnd()) {
            throw new QuerySyntax(opened, 1, "This quotation mark is never closed: write \" where the text ends.");
        }
        at++;
        if (inside.toString().isBlank()) {
            throw new QuerySyntax(opened, at - opened, "There is nothing between these quotation marks.");
        }
        return new Value(inside.toString(), Form.QUOTED, opened, at - opened);
    }

    /** Where the word ends that begins here; commas are part of it. */
    private int wordEnd() {
        var end = at;
        while (end < text.length() && (text.charAt(end) == ',' || !endsValue(text.codePointAt(end)))) {
            end += Character.charCount(text.codePointAt(end));
        }
        return Math.max(end, at + 1);
    }

    private boolean skipWord(String word) {
        skipBlanks();
        if (startsWord(word)) {
            at += word.length();
            return true;
        }
        return false;
    }

    private boolean startsWord(String word) {
        var end = at + word.length();
        return text.startsWith(word, at) && (end == text.length() || endsValue(text.codePointAt(end)));
    }

    private void skipBlanks() {
        while (!isAtEnd() && isBlank(text.codePointAt(at))) {
            at += Character.charCount(text.codePointAt(at));
        }
    }

    private boolean isAtEnd() {
        return at >= text.length();
    }

    private char peek() {
        return text.charAt(at);
    }

    private static boolean isBlank(int character) {
        return Character.isWhitespace(character)
                || Character.isSpaceChar(character)
                || Character.isISOControl(character);
    }

    /** Whether no word and no value goes on here. */
    static boolean endsValue(int character) {
        return isBlank(character) || character == ',' || character == '(' || character == ')' || character == '"';
    }

    static boolean isReserved(String word) {
        return word.equals("OR") || word.equals("AND") || word.equals("NOT");
    }

    /** Whether it reads as a condition, or as something that must not be there. */
    static boolean looksLikeMore(String word) {
        return CONDITION.matcher(word).matches() || word.startsWith("-") || word.startsWith("−");
    }
}
