package org.autocrm.ticket.search;

import java.util.List;
import org.autocrm.ticket.search.Expression.All;
import org.autocrm.ticket.search.Expression.Any;
import org.autocrm.ticket.search.Expression.Condition;
import org.autocrm.ticket.search.Expression.Not;
import org.autocrm.ticket.search.Expression.Words;

/** Turns what asks for words alone into one query of the full-text search. */
final class Text {

    private Text() {}

    /** Whether it asks for words and nothing else. */
    static boolean isOnly(Expression expression) {
        if (expression instanceof All all) {
            return all.parts().stream().allMatch(Text::isOnly);
        } else if (expression instanceof Any any) {
            return any.parts().stream().allMatch(Text::isOnly);
        } else if (expression instanceof Not not) {
            return isOnly(not.part());
        }
        return expression instanceof Words;
    }

    /** Whether the index can answer it: somewhere there must be a word that is wanted. */
    static boolean isIndexed(Expression expression) {
        if (expression instanceof All all) {
            return all.parts().stream().anyMatch(Text::isIndexed);
        } else if (expression instanceof Any any) {
            return any.parts().stream().allMatch(Text::isIndexed);
        }
        return expression instanceof Words;
    }

    /** Whether the index of words finds the tickets of which it is true. */
    static boolean isLookedUp(Expression expression) {
        return expression instanceof Condition condition
                ? condition.field().field().isText()
                : isOnly(expression) && isIndexed(expression);
    }

    /** The query of an expression that {@link #isOnly} words. */
    static Sql query(Expression expression) {
        if (expression instanceof All all) {
            return joined(" && ", all.parts());
        } else if (expression instanceof Any any) {
            return joined(" || ", any.parts());
        } else if (expression instanceof Not not) {
            return Sql.of("!! (").add(query(not.part())).add(")");
        } else if (expression instanceof Words words) {
            return query(words.value());
        }
        throw new IllegalStateException("not only words: " + expression);
    }

    /** The query for any of the words of a condition on a part of the ticket. */
    static Sql query(Condition condition) {
        return Sql.of("(")
                .add(Sql.join(
                        " || ", condition.values().stream().map(Text::query).toList()))
                .add(")");
    }

    static Sql query(Value value) {
        var function = switch (value.form()) {
            case PREFIX -> "search_prefix(";
            case SIMILAR -> "search_similar(";
            default -> "search_phrase(";
        };
        return Sql.of(function).bind(value.text()).add(")");
    }

    /** Whether the words of row {@code s} have it in that part of the ticket. */
    static Sql isInPart(Condition condition) {
        var part = condition.field().field() == Field.SUBJECT ? "'{a}'" : "'{c,d}'";
        return Sql.of("ts_filter(s.words, " + part + ") @@ (select ")
                .add(query(condition))
                .add(")");
    }

    private static Sql joined(String between, List<Expression> parts) {
        return Sql.of("(")
                .add(Sql.join(between, parts.stream().map(Text::query).toList()))
                .add(")");
    }
}
