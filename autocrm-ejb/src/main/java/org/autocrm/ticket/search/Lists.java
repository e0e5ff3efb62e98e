package org.autocrm.ticket.search;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.autocrm.ticket.TicketNumber;
import org.autocrm.ticket.search.Order.Sort;
import org.autocrm.ticket.search.SortKey.Type;

/**
 * Writes the SQL of pages and counts: one statement each, whose cost does not grow with the place in the list.
 *
 * <p>The words are looked up first, in a step of their own ({@code materialized}), so that the database cannot guess
 * that going through all tickets might be quicker; it guesses badly how often a word occurs.
 */
final class Lists {

    /** How many of the newest tickets that fit are ranked at once. */
    static final int WINDOW = 1_000;

    private static final String COLUMNS = """
            t.id, t.number, t.subject, t.excerpt, t.status, t.status_key, t.priority, t.priority_rank, t.customer_id, t.team_id, \
            t.assignee_id, t.channel, t.language, t.waiting_since, t.solved_at, t.snoozed_until, t.due_at, t.deleted_at is not null as deleted, \
            t.created_at, t.updated_at, t.version""";

    private final Snapshot names;
    private final long me;
    private final boolean seesAll;
    private final Instant now;

    Lists(Snapshot names, long me, boolean seesAll, Instant now) {
        this.names = names;
        this.me = me;
        this.seesAll = seesAll;
        this.now = now;
    }

    /** Throws what is wrong with the query, and does nothing else. */
    void check(Query query) {
        asked(query);
    }

    private Asked asked(Query query) {
        return Asked.of(query, new Conditions(names, me, now));
    }

    /** A name for the list, so that its cursors are known from those of others. */
    static String name(Query query, Order order) {
        return query + "\n" + order;
    }

    /** What the keys of a cursor of that order look like. */
    static List<Type> types(Order order) {
        return order.isByRelevance()
                ? List.of(Type.ID, Type.ID, Type.NUMBER)
                : order.effective().stream().map(sort -> sort.key().type()).toList();
    }

    /**
     * The tickets of a page and one more, if there is one.
     *
     * <p>Its columns have names; {@code key0} and so on are the keys of the cursor.
     */
    Statement page(Query query, Order order, Optional<Place> place, int rows) {
        var asked = asked(query);
        return order.isByRelevance() ? ranked(query, asked, place, rows) : sorted(query, asked, order, place, rows);
    }

    /** A statement, and whether it is to be planned for its very values. */
    record Statement(Sql sql, boolean custom) {}

    private Statement sorted(Query query, Asked asked, Order order, Optional<Place> place, int rows) {
        var sorts = order.effective();
        var forward = place.map(Place::forward).orElse(true);
        var sql = with(asked).add("page as materialized (select ").add(COLUMNS);
        for (int i = 0; i < sorts.size(); i++) {
            sql.add(", " + expression(sorts.get(i)) + " as k" + i);
        }
        sql.add(from(asked));
        sorts.stream().map(sort -> sort.key().join()).distinct().forEach(sql::add);
        sql.add(" where ").add(where(query, asked));
        place.ifPresent(at -> sql.add(" and ").add(beyond(sorts, at)));
        sql.add(" order by "
                + sorts.stream()
                        .map(sort -> expression(sort) + direction(sort.descending() == forward))
                        .collect(Collectors.joining(", "))
                + ", t.id" + direction(isDescending(sorts) == forward)
                + " limit " + rows + ")");
        sql.add(lines(asked));
        for (int i = 0; i < sorts.size(); i++) {
            sql.add(", cast(p.k" + i + " as text) as key" + i);
        }
        sql.add(joins(asked)).add(" order by ");
        for (int i = 0; i < sorts.size(); i++) {
            sql.add("p.k" + i + direction(sorts.get(i).descending() == forward) + ", ");
        }
        sql.add("p.id" + direction(isDescending(sorts) == forward));
        return new Statement(sql, asked.isSkewed());
    }

    /**
     * The newest tickets that fit are ranked, {@value #WINDOW} at a time: first the best of the newest window, and when
     * those are through, the best of the next.
     */
    private Statement ranked(Query query, Asked asked, Optional<Place> place, int rows) {
        var forward = place.map(Place::forward).orElse(true);
        var window = place.map(Window::of).orElse(Window.NEWEST);
        var sql = with(asked).add("fit as materialized (select t.id from (select ticket_id from hit");
        window.low().ifPresent(low -> sql.add(" where ticket_id >= ").bind(low));
        window.high()
                .ifPresent(high -> sql.add(window.low().isPresent() ? " and" : " where")
                        .add(" ticket_id <= ")
                        .bind(high));
        sql.add(" order by ticket_id" + direction(!window.upwards()));
        sql.add(") h join ticket t on t.id = h.ticket_id where ").add(where(query, asked));
        sql.add(" order by h.ticket_id" + direction(!window.upwards()) + " limit " + WINDOW + "), ");
        sql.add("ranked as materialized (select fit.id, cast(1e8 * ts_rank('{0.1, 0.2, 0.4, 1.0}', s.words,"
                + " (select a.words from asked a), 1) as integer) as rank"
                + " from fit join ticket_search s on s.ticket_id = fit.id), ");
        sql.add("page as materialized (select " + COLUMNS + ", r.rank from ranked r join ticket t on t.id = r.id");
        place.filter(at -> !window.fromItsEdge())
                .ifPresent(at -> sql.add(" where (r.rank, t.id) " + (forward ? "<" : ">") + " (")
                        .bind(at.keys().get(2), Type.NUMBER)
                        .add(", ")
                        .bind(at.id())
                        .add(")"));
        sql.add(" order by r.rank" + direction(forward) + ", t.id" + direction(forward) + " limit " + rows + ")");
        sql.add(lines(asked))
                .add(
                        ", cast(p.rank as text) as key0, (select min(id) from fit) as lowest, (select max(id) from fit) as highest, (select count(*) from fit) as fits");
        sql.add(joins(asked)).add(" order by p.rank" + direction(forward) + ", p.id" + direction(forward));
        return new Statement(sql, asked.isSkewed());
    }

    /** How many tickets fit each query, counted up to a bound; one row with a column for each. */
    Statement counts(List<Query> queries, int upTo) {
        var counts = queries.stream().map(query -> count(query, upTo)).toList();
        return new Statement(
                Sql.of("select ").add(Sql.join(", ", counts)),
                queries.stream().anyMatch(query -> asked(query).isSkewed()));
    }

    /** The numbers of the tickets that fit, in no order; at most so many. */
    Statement numbers(Query query, int most) {
        var asked = asked(query);
        var sql = asked.words().isPresent()
                ? Sql.of("with ").add(lookUp(asked)).add(" select t.number")
                : Sql.of("select t.number");
        sql.add(from(asked)).add(" where ").add(where(query, asked)).add(" limit " + most);
        return new Statement(sql, asked.isSkewed());
    }

    /** Whether each query finds one ticket; one row with a column for each. */
    Statement matches(TicketNumber number, List<Query> queries) {
        var matches = queries.stream().map(query -> match(number, query)).toList();
        return new Statement(Sql.of("select ").add(Sql.join(", ", matches)), false);
    }

    /** From the ticket to its words, not from the words to all that have them. */
    private Sql match(TicketNumber number, Query query) {
        var asked = asked(query);
        var sql = Sql.of("exists (select 1 from ticket t");
        asked.words().ifPresent(words -> {
            sql.add(" join ticket_search s on s.ticket_id = t.id and s.words @@ (select ")
                    .add(words)
                    .add(")");
            asked.parts().forEach(part -> sql.add(" and ").add(part));
        });
        return sql.add(" where t.number = ")
                .bind(number.value())
                .add(" and ")
                .add(where(query, asked))
                .add(")");
    }

    private Sql count(Query query, int upTo) {
        var asked = asked(query);
        var sql = Sql.of("(");
        asked.words().ifPresent(words -> sql.add("with ").add(lookUp(asked)));
        return sql.add("select count(*) from (select 1")
                .add(from(asked))
                .add(" where ")
                .add(where(query, asked))
                .add(" limit " + upTo + ") counted)");
    }

    // pieces
    // --------------------------------------------------------------------------------------------------------------

    private static Sql with(Asked asked) {
        var sql = Sql.of("with ");
        return asked.words().isPresent() ? sql.add(lookUp(asked)).add(", ") : sql;
    }

    private static Sql lookUp(Asked asked) {
        var sql = Sql.of("asked as materialized (select ")
                .add(asked.words().orElseThrow())
                .add(" as words), hit as materialized (select s.ticket_id from ticket_search s"
                        + " where s.words @@ (select a.words from asked a)");
        asked.parts().forEach(part -> sql.add(" and ").add(part));
        return sql.add(")");
    }

    private static Sql from(Asked asked) {
        return Sql.of(asked.words().isPresent() ? " from hit h join ticket t on t.id = h.ticket_id" : " from ticket t");
    }

    /** What is deleted is found only by those who ask for it, and what is out of sight by nobody. */
    private Sql where(Query query, Asked asked) {
        var isForBin = query.expression()
                .map(expression -> expression.mentions(Field.IS, "deleted"))
                .orElse(false);
        List<Sql> conditions = new ArrayList<>();
        conditions.add(Sql.of(isForBin ? "true" : "t.deleted_at is null"));
        if (!seesAll) {
            conditions.add(Sql.of("(t.team_id is null or t.team_id not in (select hidden.id from team hidden"
                            + " where hidden.restricted and not exists (select 1 from team_member tm"
                            + " where tm.team_id = hidden.id and tm.account_id = ")
                    .bind(me)
                    .add(")))"));
        }
        conditions.addAll(asked.conditions());
        return Sql.join(" and ", conditions);
    }

    private static String expression(Sort sort) {
        return sort.key().expression(sort.descending());
    }

    private static boolean isDescending(List<Sort> sorts) {
        return sorts.get(sorts.size() - 1).descending();
    }

    private static String direction(boolean descending) {
        return descending ? " desc" : "";
    }

    /** Behind a place, or before it: with one direction for all keys the database reads that right off an index. */
    private static Sql beyond(List<Sort> sorts, Place place) {
        if (sorts.stream().map(Sort::descending).distinct().count() == 1) {
            var sql = Sql.of("(" + sorts.stream().map(Lists::expression).collect(Collectors.joining(", ")) + ", t.id) "
                    + sign(sorts.get(0), place) + " (");
            for (int i = 0; i < sorts.size(); i++) {
                sql.bind(place.keys().get(i), sorts.get(i).key().type()).add(", ");
            }
            return sql.bind(place.id()).add(")");
        }
        List<Sql> steps = new ArrayList<>();
        for (int i = 0; i <= sorts.size(); i++) {
            steps.add(step(sorts, place, i));
        }
        return Sql.of("(").add(Sql.join(" or ", steps)).add(")");
    }

    /** Equal in the first keys, and beyond in the next. */
    private static Sql step(List<Sort> sorts, Place place, int equal) {
        var sql = Sql.of("(");
        for (int i = 0; i < equal; i++) {
            sql.add(expression(sorts.get(i)) + " = ")
                    .bind(place.keys().get(i), sorts.get(i).key().type())
                    .add(" and ");
        }
        return equal == sorts.size()
                ? sql.add("t.id " + sign(sorts.get(equal - 1), place) + " ")
                        .bind(place.id())
                        .add(")")
                : sql.add(expression(sorts.get(equal)) + " " + sign(sorts.get(equal), place) + " ")
                        .bind(place.keys().get(equal), sorts.get(equal).key().type())
                        .add(")");
    }

    private static String sign(Sort sort, Place place) {
        return sort.descending() == place.forward() ? "<" : ">";
    }

    private static Sql lines(Asked asked) {
        var sql = Sql.of(" select p.*, c.name as customer, o.name as organization,"
                + " (select string_agg(g.tag, ' ' order by g.tag) from ticket_tag g where g.ticket_id = p.id) as tags");
        return asked.marked().isEmpty() ? sql : sql.add("""
                , ts_headline(search_language(p.language), translate(p.subject, chr(2) || chr(3), ''), marks.words,
                    'HighlightAll=true, StartSel=' || chr(2) || ', StopSel=' || chr(3)) as marked_subject,
                ts_headline(search_language(p.language), translate(left((
                    select string_agg(left(m.text, 5000), chr(10) order by m.id) from message m
                    where m.ticket_id = p.id and m.kind in ('RECEIVED', 'REPLY', 'NOTE')), 20000), chr(2) || chr(3), ''), marks.words,
                    'MaxFragments=2, MaxWords=20, MinWords=8, FragmentDelimiter=" ... ", StartSel=' || chr(2) || ', StopSel=' || chr(3)) as marked_text""");
    }

    private static Sql joins(Asked asked) {
        var sql = Sql.of(
                " from page p join customer c on c.id = p.customer_id left join organization o on o.id = c.organization_id");
        asked.marked()
                .ifPresent(words -> sql.add(" cross join (select ").add(words).add(" as words) marks"));
        return sql;
    }
}
