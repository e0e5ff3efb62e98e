package org.autocrm.ticket.search;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.autocrm.ticket.search.Expression.Condition;
import org.autocrm.ticket.search.Expression.Not;
import org.autocrm.ticket.search.Expression.Words;

/**
 * A query as a form shows it: words, and lines that a ticket must all fulfil.
 *
 * @param words as they are typed into one field, such as {@code "printer jam" -spam}
 */
public record QueryForm(String words, List<Line> lines) implements Serializable {

    private static final long serialVersionUID = 1L;

    /** A condition, or that it is not so. */
    public record Line(boolean not, FieldName field, Operator operator, List<Value> values) implements Serializable {

        private static final long serialVersionUID = 1L;

        public Line {
            values = List.copyOf(values);
        }
    }

    public QueryForm {
        lines = List.copyOf(lines);
    }

    /**
     * The form that a query is; empty if it is more than a form can show, such as one with OR between its conditions.
     */
    public static Optional<QueryForm> of(Query query) {
        List<String> words = new ArrayList<>();
        List<Line> lines = new ArrayList<>();
        for (var part : query.parts()) {
            var inner = part instanceof Not not ? not.part() : part;
            if (inner instanceof Condition condition) {
                lines.add(new Line(inner != part, condition.field(), condition.operator(), condition.values()));
            } else if (inner instanceof Words) {
                words.add(part.toString());
            } else {
                return Optional.empty();
            }
        }
        return Optional.of(new QueryForm(String.join(" ", words), lines));
    }

    /**
     * The query that the form is.
     *
     * @throws QuerySyntax if a line makes no sense, or the words cannot be read
     */
    public Query toQuery() {
        var conditions = lines.stream().map(QueryForm::expression).toList();
        var asked = Query.parse(words);
        return conditions.isEmpty()
                ? asked
                : Query.of(Expression.all(conditions)).and(asked);
    }

    private static Expression expression(Line line) {
        var condition = new Condition(line.field(), line.operator(), line.values());
        return line.not() ? Expression.not(condition) : condition;
    }
}
