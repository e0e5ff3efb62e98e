package org.autocrm.ticket.search;

import static java.util.stream.Collectors.joining;

import java.io.Serializable;
import java.util.List;
import java.util.stream.Stream;

/** What a ticket must fulfil. Immutable; two that mean the same text are equal, wherever they stood in it. */
public sealed interface Expression extends Serializable {

    /** Every one of at least two; none of them is itself an {@code All}. */
    record All(List<Expression> parts) implements Expression {
        public All {
            parts = List.copyOf(parts);
            refuse(parts.size() < 2 || parts.stream().anyMatch(All.class::isInstance), "use Expression.all");
        }

        @Override
        public String toString() {
            return parts.stream()
                    .map(part -> part instanceof Any ? "(" + part + ")" : part.toString())
                    .collect(joining(" "));
        }
    }

    /** One of at least two; none of them is itself an {@code Any}. */
    record Any(List<Expression> parts) implements Expression {
        public Any {
            parts = List.copyOf(parts);
            refuse(parts.size() < 2 || parts.stream().anyMatch(Any.class::isInstance), "use Expression.any");
        }

        @Override
        public String toString() {
            return parts.stream()
                    .map(part -> part instanceof All ? "(" + part + ")" : part.toString())
                    .collect(joining(" OR "));
        }
    }

    /** Not this, which is itself no {@code Not}. */
    record Not(Expression part) implements Expression {
        public Not {
            refuse(part instanceof Not, "use Expression.not");
        }

        @Override
        public String toString() {
            return part instanceof All || part instanceof Any ? "-(" + part + ")" : "-" + part;
        }
    }

    /** A word or phrase that is somewhere in the ticket. */
    record Words(Value value) implements Expression {
        public Words {
            value = value.asWord();
        }

        @Override
        public String toString() {
            return value.toString();
        }
    }

    /**
     * Something about a field of the ticket.
     *
     * @param values any of these; two for {@link Operator#BETWEEN}, one for the other comparisons
     */
    record Condition(FieldName field, Operator operator, List<Value> values) implements Expression {
        public Condition {
            values = List.copyOf(values);
            refuse(
                    values.isEmpty()
                            || operator == Operator.BETWEEN && values.size() != 2
                            || operator.compares() && values.size() != 1,
                    "the number of values does not fit");
            field.check(operator, values);
        }

        @Override
        public String toString() {
            return field
                    + operator.sign()
                    + values.stream().map(Value::asValue).collect(joining(operator == Operator.BETWEEN ? ".." : ","));
        }
    }

    /** Every one of them; at least one. */
    static Expression all(List<Expression> parts) {
        var flat = parts.stream()
                .flatMap(part -> part instanceof All all ? all.parts().stream() : Stream.of(part))
                .toList();
        return flat.size() == 1 ? flat.get(0) : new All(flat);
    }

    /** One of them; at least one. */
    static Expression any(List<Expression> parts) {
        var flat = parts.stream()
                .flatMap(part -> part instanceof Any any ? any.parts().stream() : Stream.of(part))
                .toList();
        return flat.size() == 1 ? flat.get(0) : new Any(flat);
    }

    /** Not this. */
    static Expression not(Expression part) {
        return part instanceof Not not ? not.part() : new Not(part);
    }

    /** The words that a ticket should have, not those that it must not have. */
    default Stream<Value> wanted() {
        if (this instanceof All all) {
            return all.parts().stream().flatMap(Expression::wanted);
        } else if (this instanceof Any any) {
            return any.parts().stream().flatMap(Expression::wanted);
        } else if (this instanceof Words words) {
            return Stream.of(words.value());
        } else if (this instanceof Condition condition
                && condition.field().field().isText()) {
            return condition.values().stream();
        }
        return Stream.empty();
    }

    /** Whether a condition on that field is in it, wanted or not. */
    default boolean mentions(Field field, String value) {
        if (this instanceof All all) {
            return all.parts().stream().anyMatch(part -> part.mentions(field, value));
        } else if (this instanceof Any any) {
            return any.parts().stream().anyMatch(part -> part.mentions(field, value));
        } else if (this instanceof Not not) {
            return not.part().mentions(field, value);
        } else if (this instanceof Condition condition) {
            return condition.field().field() == field
                    && condition.values().stream()
                            .anyMatch(known -> known.text().equalsIgnoreCase(value));
        }
        return false;
    }

    /** The same, with words that are similar in place of those that are exact. */
    default Expression widened() {
        if (this instanceof All all) {
            return all(all.parts().stream().map(Expression::widened).toList());
        } else if (this instanceof Any any) {
            return any(any.parts().stream().map(Expression::widened).toList());
        } else if (this instanceof Words words) {
            return new Words(words.value().similar());
        } else if (this instanceof Condition condition
                && condition.field().field().isNamed()) {
            return new Condition(
                    condition.field(),
                    condition.operator(),
                    condition.values().stream().map(Value::similar).toList());
        }
        return this;
    }

    private static void refuse(boolean wrong, String reason) {
        if (wrong) {
            throw new IllegalArgumentException(reason);
        }
    }
}
