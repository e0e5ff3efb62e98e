package org.autocrm.ticket.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.autocrm.ticket.search.Expression.Condition;
import org.autocrm.ticket.search.Expression.Not;

/**
 * A query in two halves: the words that the full-text index looks up, and the conditions on the tickets that it finds.
 *
 * @param words one query of the full-text search; empty where no word must be in every ticket
 * @param parts more conditions on row {@code s} of the words
 * @param conditions on ticket {@code t}
 * @param marked the words to mark, any of them; empty where there is none
 */
record Asked(Optional<Sql> words, List<Sql> parts, List<Sql> conditions, Optional<Sql> marked) {

    static Asked of(Query query, Conditions conditions) {
        List<Sql> wanted = new ArrayList<>();
        List<Sql> unwanted = new ArrayList<>();
        List<Sql> parts = new ArrayList<>();
        List<Sql> others = new ArrayList<>();
        var pieces = query.parts();
        var isIndexed = query.hasWords();
        for (var piece : pieces) {
            if (piece instanceof Condition condition
                    && condition.field().field().isText()) {
                wanted.add(Text.query(condition));
                parts.add(Text.isInPart(condition));
            } else if (Text.isLookedUp(piece)) {
                wanted.add(Text.query(piece));
            } else if (isIndexed && piece instanceof Not not && Text.isOnly(not.part())) {
                unwanted.add(Text.query(piece));
            } else {
                others.add(conditions.of(piece));
            }
        }
        wanted.addAll(unwanted);
        return new Asked(
                wanted.isEmpty() ? Optional.empty() : Optional.of(Sql.join(" && ", wanted)),
                parts,
                others,
                marked(query));
    }

    private static Optional<Sql> marked(Query query) {
        var words = query.expression().stream()
                .flatMap(Expression::wanted)
                .distinct()
                .map(Text::query)
                .toList();
        return words.isEmpty() ? Optional.empty() : Optional.of(Sql.join(" || ", words));
    }

    /** Whether how often a value occurs decides how the database should go about it. */
    boolean isSkewed() {
        return conditions.stream().anyMatch(condition -> condition.text().contains("select"));
    }
}
