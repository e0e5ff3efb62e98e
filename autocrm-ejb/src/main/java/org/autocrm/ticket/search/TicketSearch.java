package org.autocrm.ticket.search;

import jakarta.annotation.Resource;
import jakarta.annotation.security.DeclareRoles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javax.sql.DataSource;
import org.autocrm.shared.Resources;
import org.autocrm.ticket.TicketNumber;
import org.autocrm.ticket.search.Lists.Statement;

/**
 * Finds tickets and counts them. Nobody finds what is out of their sight; what is deleted is found only by
 * {@code is:deleted}.
 *
 * <p>Each answer is one statement. Inside a transaction it sees what was written there and flushed.
 */
@Stateless
@RolesAllowed("agent")
@DeclareRoles("supervisor")
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class TicketSearch {

    /** Counters of screens count up to this; the screen then says "99+". */
    public static final int MOST_COUNTED = 100;

    /** The longest page. */
    public static final int LONGEST_PAGE = 200;

    @Inject
    private KnownNames names;

    @Inject
    private Clock clock;

    @Resource
    private SessionContext caller;

    /**
     * A page of the tickets that a query finds. Where nothing has exactly the words of the query, those that have
     * similar words come instead, and the page says so.
     *
     * @param order by relevance it needs words; without any, the last change decides
     * @param place where the page begins or ends, from a page of the same query and order
     * @param size at most so many tickets, 1 to {@value #LONGEST_PAGE}
     * @throws UnknownValue if the query names something that does not exist
     * @throws ForeignCursor if the cursor is of another list, or damaged
     */
    public TicketPage page(Query query, Order order, Optional<Cursor> place, int size) {
        var rows = Math.max(1, Math.min(size, LONGEST_PAGE));
        var page = find(query, order, place, rows);
        if (!page.lines().isEmpty() || place.isPresent()) {
            return page;
        }
        return query.widened()
                .map(similar -> find(similar, order, place, rows).insteadOf(similar))
                .filter(wider -> !wider.lines().isEmpty())
                .orElse(page);
    }

    /**
     * How many tickets a query finds, exact up to the bound.
     *
     * @throws UnknownValue if the query names something that does not exist
     */
    public Count count(Query query, int upTo) {
        return run(lists -> lists.counts(List.of(query), upTo), rows -> {
            rows.next();
            return count(rows.getInt(1), upTo);
        });
    }

    /**
     * How many tickets each query finds, exact up to the bound, asked for all at once. Empty for a query that names
     * something that does not exist.
     */
    public List<Optional<Count>> counts(List<Query> queries, int upTo) {
        var sensible = queries.stream().map(this::isSensible).toList();
        var asked = new ArrayList<Query>();
        for (int i = 0; i < queries.size(); i++) {
            if (sensible.get(i)) {
                asked.add(queries.get(i));
            }
        }
        var found = asked.isEmpty()
                ? List.<Count>of()
                : run(lists -> lists.counts(asked, upTo), rows -> {
                    rows.next();
                    List<Count> counts = new ArrayList<>();
                    for (int i = 1; i <= asked.size(); i++) {
                        counts.add(count(rows.getInt(i), upTo));
                    }
                    return counts;
                });
        var next = found.iterator();
        return sensible.stream()
                .map(known -> known ? Optional.of(next.next()) : Optional.<Count>empty())
                .toList();
    }

    /**
     * The numbers of all tickets that a query finds at this moment, in no order; at most so many. Similar words do not
     * count here.
     *
     * @throws UnknownValue if the query names something that does not exist
     */
    public List<TicketNumber> numbers(Query query, int most) {
        return run(lists -> lists.numbers(query, most), rows -> {
            List<TicketNumber> numbers = new ArrayList<>();
            while (rows.next()) {
                numbers.add(new TicketNumber(rows.getString(1)));
            }
            return numbers;
        });
    }

    /**
     * Looks up what a query names, and finds nothing.
     *
     * @throws UnknownValue if the query names something that does not exist
     */
    public void check(Query query) {
        write(lists -> {
            lists.check(query);
            return query;
        });
    }

    /** Writes the words of all tickets anew; while it works, new messages wait. */
    @RolesAllowed("administrator")
    @TransactionAttribute(TransactionAttributeType.REQUIRED)
    public void indexAgain() {
        update("select search_index_all()", statement -> {});
    }

    /** Writes the words of one ticket anew. */
    @RolesAllowed("administrator")
    @TransactionAttribute(TransactionAttributeType.REQUIRED)
    public void indexAgain(String number) {
        update(
                "select search_index(array(select id from ticket where number = ?))",
                statement -> statement.setString(1, number));
    }

    private TicketPage find(Query query, Order order, Optional<Cursor> cursor, int size) {
        var list = Lists.name(query, order);
        var effective = order.isByRelevance() && !query.hasWords() ? Order.NEWEST_CHANGE : order;
        var place = cursor.map(text -> Place.of(text, list, Lists.types(effective)));
        return run(
                lists -> lists.page(query, effective, place, size + 1),
                rows -> new PageReader(list, effective, place, size, names).read(rows));
    }

    private boolean isSensible(Query query) {
        try {
            check(query);
            return true;
        } catch (UnknownValue e) {
            return false;
        }
    }

    private static Count count(int value, int upTo) {
        return new Count(value, value >= upTo);
    }

    /** With the names as they are known; what is unknown among them is looked up once more before it is refused. */
    private <T> T write(Function<Lists, T> writer) {
        try {
            return writer.apply(lists(names.current()));
        } catch (UnknownValue e) {
            return writer.apply(lists(names.readAgain()));
        }
    }

    private Lists lists(Snapshot snapshot) {
        var email = caller.getCallerPrincipal().getName();
        var known = snapshot.idOf(email).isPresent() ? snapshot : names.readAgain();
        return new Lists(
                known,
                known.idOf(email).orElseThrow(() -> new IllegalStateException("no account " + email)),
                caller.isCallerInRole("supervisor"),
                clock.instant());
    }

    private <T> T run(Function<Lists, Statement> writer, Rows<T> reader) {
        var statement = write(writer);
        try (var connection = database().getConnection()) {
            return Statements.run(connection, statement, reader);
        } catch (SQLException e) {
            throw new IllegalStateException("the search failed", e);
        }
    }

    private static DataSource database() {
        return Resources.get("jdbc/autocrm", DataSource.class);
    }

    private interface Bind {
        void to(PreparedStatement statement) throws SQLException;
    }

    private static void update(String sql, Bind bind) {
        try (var connection = database().getConnection();
                var statement = connection.prepareStatement(sql)) {
            bind.to(statement);
            statement.execute();
        } catch (SQLException e) {
            throw new IllegalStateException("the words of tickets could not be written anew", e);
        }
    }
}
