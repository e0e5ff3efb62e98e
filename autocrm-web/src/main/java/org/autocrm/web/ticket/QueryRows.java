package org.autocrm.web.ticket;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.autocrm.ticket.search.Operator;
import org.autocrm.ticket.search.Query;
import org.autocrm.ticket.search.QueryForm;
import org.autocrm.ticket.search.QuerySyntax;
import org.autocrm.ticket.search.Value;
import org.autocrm.ticket.search.Value.Form;

/**
 * A query as the lines of a form, and back: both are the same query.
 *
 * @param words what is looked for beside the lines, as in {@code "printer jam" -spam}
 */
record QueryRows(String words, List<Row> rows) {

    private static final Pattern BARE = Pattern.compile("[^\\s,()\"]+");
    private static final Pattern PIECE = Pattern.compile("\\s*\"(?:[^\"\\\\]|\\\\.)*\"|[^,]+");

    /**
     * A line of the form as somebody fills it in.
     *
     * @param negated whether it must not be so
     * @param sign what stands between field and value
     * @param value one or several with commas between them, or a range
     * @param problem what is wrong with it; empty if nothing is
     */
    public record Row(boolean negated, String field, String sign, String value, String problem) {

        Row(boolean negated, String field, String sign, String value) {
            this(negated, field, sign, value, "");
        }

        private boolean isBlank() {
            return field.isBlank() || value.isBlank();
        }

        private Query query() {
            return Query.parse((negated ? "-" : "") + field + sign + written(value));
        }

        private Row checked() {
            try {
                if (!isBlank()) {
                    query();
                }
                return this;
            } catch (QuerySyntax e) {
                return new Row(negated, field, sign, value, e.sentence());
            }
        }
    }

    QueryRows {
        rows = List.copyOf(rows);
    }

    /** The form that a query is; empty if it is more than a form can show. */
    static Optional<QueryRows> of(Query query) {
        return QueryForm.of(query)
                .map(form -> new QueryRows(
                        form.words(), form.lines().stream().map(QueryRows::row).toList()));
    }

    private static Row row(QueryForm.Line line) {
        return new Row(
                line.not(),
                line.field().toString(),
                line.operator().sign(),
                line.values().stream()
                        .map(Value::toString)
                        .collect(Collectors.joining(line.operator() == Operator.BETWEEN ? ".." : ",")));
    }

    /**
     * The query that the form is.
     *
     * @throws QuerySyntax if a line makes no sense, or the words cannot be read
     */
    Query query() {
        return rows.stream()
                .filter(row -> !row.isBlank())
                .map(Row::query)
                .reduce(Query.ALL, Query::and)
                .and(Query.parse(words));
    }

    /** The same; lines that make no sense say so. */
    QueryRows checked() {
        return new QueryRows(words, rows.stream().map(Row::checked).toList());
    }

    /** As the language writes it: people need not know that what has blanks in it stands in quotation marks. */
    private static String written(String typed) {
        List<String> values = new ArrayList<>();
        var pieces = PIECE.matcher(typed);
        while (pieces.find()) {
            var piece = pieces.group().strip();
            if (!piece.isEmpty()) {
                values.add(
                        piece.startsWith("\"") || BARE.matcher(piece).matches()
                                ? piece
                                : Value.of(piece, Form.QUOTED).toString());
            }
        }
        return String.join(",", values);
    }
}
