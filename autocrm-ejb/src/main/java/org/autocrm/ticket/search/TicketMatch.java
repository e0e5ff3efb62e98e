package org.autocrm.ticket.search;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.autocrm.shared.Resources;
import org.autocrm.ticket.TicketNumber;

/**
 * Which of several queries find one ticket, asked by nobody in particular: {@code me} is nobody there, and nothing is
 * out of sight.
 *
 * <p>It is one statement. It asks for no role, because nobody is logged in where a follower calls; screens use
 * {@link TicketSearch}.
 */
@Stateless
@PermitAll
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class TicketMatch {

    private static final long NOBODY = 0;
    private static final Pattern ME = Pattern.compile("[:,(]\\s*(me|mine)\\b", Pattern.CASE_INSENSITIVE);

    @Inject
    private KnownNames names;

    @Inject
    private Clock clock;

    /** For each query whether it finds the ticket; one that names something that does not exist finds nothing. */
    public List<Boolean> of(TicketNumber number, List<Query> queries) {
        var lists = new Lists(names.current(), NOBODY, true, clock.instant());
        var sensible = queries.stream().map(query -> isSensible(lists, query)).toList();
        List<Query> asked = new ArrayList<>();
        for (int i = 0; i < queries.size(); i++) {
            if (sensible.get(i)) {
                asked.add(queries.get(i));
            }
        }
        var found = asked.isEmpty() ? List.<Boolean>of() : ask(lists, number, asked);
        var next = found.iterator();
        return sensible.stream().map(known -> known && next.next()).toList();
    }

    /**
     * Understands a text as a query that is asked by nobody in particular.
     *
     * @throws QuerySyntax if it cannot be understood, names something that does not exist, or speaks of me or mine
     */
    public Query understand(String text) {
        var query = Query.parse(text);
        new Lists(names.readAgain(), NOBODY, true, clock.instant()).check(query);
        var me = ME.matcher(text);
        if (me.find()) {
            throw new QuerySyntax(
                    me.start(1),
                    me.group(1).length(),
                    "Nobody in particular asks here, so there is no \"%s\"; write who it is.".formatted(me.group(1)));
        }
        return query;
    }

    private static boolean isSensible(Lists lists, Query query) {
        try {
            lists.check(query);
            return true;
        } catch (UnknownValue e) {
            return false;
        }
    }

    private static List<Boolean> ask(Lists lists, TicketNumber number, List<Query> queries) {
        try (var connection = Resources.get("jdbc/autocrm", DataSource.class).getConnection()) {
            return Statements.run(connection, lists.matches(number, queries), rows -> {
                rows.next();
                List<Boolean> matches = new ArrayList<>();
                for (int i = 1; i <= queries.size(); i++) {
                    matches.add(rows.getBoolean(i));
                }
                return matches;
            });
        } catch (SQLException e) {
            throw new IllegalStateException("a ticket could not be compared with queries", e);
        }
    }
}
