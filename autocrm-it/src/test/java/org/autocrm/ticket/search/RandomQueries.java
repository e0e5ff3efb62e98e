package org.autocrm.ticket.search;

import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.autocrm.ticket.search.Expression.Condition;
import org.autocrm.ticket.search.Expression.Words;
import org.autocrm.ticket.search.Value.Form;

/** Queries that nobody would think of, the same for each seed. */
final class RandomQueries {

    private static final List<String> LETTERS = List.of(
            "a", "Z", "ß", "é", "界", "🙂", "7", "-", "*", "~", ".", "..", ",", "(", ")", "\"", "\\", "'", ":", "<", ">",
            "=", " ", "\t", "\n", "OR", "NOT", "--", "/*", ";", "$1", "?", "%", "_", "&", "|", "!", "\u0001", "\u2212",
            "\ufeff", "select");

    private final Random random;

    RandomQueries(long seed) {
        random = new Random(seed);
    }

    Query query() {
        return random.nextInt(20) == 0 ? Query.ALL : Query.of(expression(4));
    }

    /** A text that may be a query or not. */
    String text() {
        var text = new StringBuilder();
        for (int i = random.nextInt(30); i > 0; i--) {
            text.append(
                    switch (random.nextInt(6)) {
                        case 0 -> " ";
                        case 1 ->
                            one(Field.values()).word() + one(Operator.values()).sign();
                        case 2 -> one("(", ")", "\"", "-", " OR ", ",", "..");
                        default -> letters();
                    });
        }
        return text.toString();
    }

    private Expression expression(int depth) {
        return switch (depth == 0 ? random.nextInt(3) : random.nextInt(6)) {
            case 0 -> new Words(searchable());
            case 1, 2 -> condition();
            case 3 -> Expression.not(expression(depth - 1));
            case 4 -> Expression.all(several(() -> expression(depth - 1)));
            default -> Expression.any(several(() -> expression(depth - 1)));
        };
    }

    private Condition condition() {
        return switch (random.nextInt(7)) {
            case 0 ->
                is(
                        one(Field.SUBJECT, Field.MESSAGE, Field.LAST, Field.CUSTOMER, Field.ORGANIZATION),
                        several(this::searchable));
            case 1 ->
                is(
                        one(Field.STATUS, Field.TEAM, Field.ASSIGNEE, Field.TAG, Field.MAILBOX, Field.FROM, Field.LINK),
                        several(this::value));
            case 2 ->
                random.nextBoolean()
                        ? compared(Field.HOUR, () -> Value.of(one("0", "9", "23")))
                        : is(Field.HAS, several(() -> Value.of(one("note", "Attachment", "draft"))));
            case 3 -> compared(one(Field.CREATED, Field.UPDATED, Field.SNOOZED), this::moment);
            case 4 -> compared(Field.PRIORITY, () -> Value.of(one("high", "low", "7")));
            case 5 -> is(Field.LANGUAGE, several(() -> Value.of(one("de", "pt-BR", "none"))));
            default ->
                new Condition(
                        FieldName.custom(one("serial", "a1-b2")),
                        one(Operator.IS, Operator.AT_MOST, Operator.MORE),
                        List.of(value()));
        };
    }

    private static Condition is(Field field, List<Value> values) {
        return new Condition(FieldName.of(field), Operator.IS, values);
    }

    private Condition compared(Field field, Supplier<Value> value) {
        var operator = one(Operator.values());
        return new Condition(
                FieldName.of(field),
                operator,
                operator == Operator.BETWEEN ? List.of(value.get(), value.get()) : List.of(value.get()));
    }

    private Value moment() {
        return Value.of(one(
                "2026-01-01", "2026-02", "2025", "2h", "30min", "today", "2026-01-31T09:30", "2026-01-31T09:30:00Z"));
    }

    private Value searchable() {
        var value = value(true);
        return value.hasWord() ? value : Value.of("word");
    }

    private Value value() {
        return value(false);
    }

    private Value value(boolean anyForm) {
        var text = letters();
        var usable = text.replace("\0", "").isBlank() ? "x" : text.strip();
        if (usable.isEmpty()) {
            usable = "x";
        }
        var form = anyForm ? one(Form.values()) : one(Form.PLAIN, Form.QUOTED);
        return form != Form.QUOTED && !Value.canStandAlone(usable)
                ? Value.of(usable, Form.QUOTED)
                : Value.of(usable, form);
    }

    private String letters() {
        return Stream.generate(() -> LETTERS.get(random.nextInt(LETTERS.size())))
                .limit(1 + random.nextInt(6))
                .reduce("", String::concat);
    }

    private <T> List<T> several(Supplier<T> one) {
        return Stream.generate(one).limit(1 + random.nextInt(3)).toList();
    }

    @SafeVarargs
    @SuppressWarnings("varargs")
    private <T> T one(T... these) {
        return these[random.nextInt(these.length)];
    }
}
