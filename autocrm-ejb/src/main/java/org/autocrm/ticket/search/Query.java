package org.autocrm.ticket.search;

import java.io.Serializable;
import java.util.List;
import java.util.Optional;

/**
 * What somebody looks for, in the language of {@code docs/search.md}. It has been understood, but not yet looked up: it
 * may name a team that does not exist.
 *
 * @param expression what a ticket must fulfil; empty means every ticket
 */
public record Query(Optional<Expression> expression) implements Serializable {

    private static final long serialVersionUID = 1L;

    /** The longest text that is read, in characters. */
    public static final int LONGEST = 4_000;

    /** Every ticket that is not deleted. */
    public static final Query ALL = new Query(Optional.empty());

    /** A query of that expression. */
    public static Query of(Expression expression) {
        return new Query(Optional.of(expression));
    }

    /**
     * The query that a text is.
     *
     * @throws QuerySyntax if it is none
     */
    public static Query parse(String text) {
        return new Query(new QueryParser(text).parse());
    }

    /** Both this and the other. */
    public Query and(Query other) {
        if (expression.isEmpty() || other.expression.isEmpty()) {
            return expression.isEmpty() ? other : this;
        }
        return of(Expression.all(List.of(expression.get(), other.expression.get())));
    }

    /** Whether all that the other asks for is asked for by this too, beside whatever else. */
    public boolean includes(Query other) {
        return parts().containsAll(other.parts());
    }

    /** This, but for what the other asks for. */
    public Query without(Query other) {
        var rest =
                parts().stream().filter(part -> !other.parts().contains(part)).toList();
        return rest.isEmpty() ? ALL : of(Expression.all(rest));
    }

    /**
     * Whether every ticket that it finds has words that are looked for, so that they can be ordered by how well they
     * fit.
     */
    public boolean hasWords() {
        return parts().stream().anyMatch(Text::isLookedUp);
    }

    /** What must all be true. */
    List<Expression> parts() {
        return expression
                .map(whole -> whole instanceof Expression.All all ? all.parts() : List.of(whole))
                .orElse(List.of());
    }

    /**
     * The same, but for every word that is looked for also words that look like it; empty where nothing would change.
     */
    public Optional<Query> widened() {
        var wider = expression.map(Expression::widened);
        return wider.equals(expression) ? Optional.empty() : Optional.of(new Query(wider));
    }

    /** The query as text; parsed again, it is equal to this one. */
    @Override
    public String toString() {
        return expression.map(Expression::toString).orElse("");
    }
}
