package org.autocrm.bench.load;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.autocrm.launcher.Database;

/**
 * What the application's triggers keep beside a ticket and a bulk copy goes past, rebuilt by the schema's own
 * functions. What a schema does not have is left out.
 *
 * @param needs the function that must exist, as {@code to_regprocedure} takes it
 * @param sql the statement; with two parameters, first and last id, it runs for ranges of tickets on several
 *     connections
 * @param table whose secondary indexes are built after it
 */
record Derived(String name, String needs, String sql, String table) {

    private static final List<Derived> ALL = List.of(
            new Derived(
                    "words of tickets",
                    "search_index(bigint[])",
                    "select search_index(array(select id from ticket where id between ? and ?))",
                    "ticket_search"),
            new Derived("words to correct spelling with", "search_spelling(text)", """
                    insert into search_word
                    select distinct word from (
                        select unnest(search_spelling(subject)) from ticket
                        union all select unnest(search_spelling(name)) from customer
                        union all select unnest(search_spelling(name)) from organization) known (word)
                    except select word from search_word
                    """, "search_word"),
            new Derived("chains of events", "event_link_up()", "select event_link_up()", "event"));

    /** Those that the schema has. */
    static List<Derived> in(Database database) throws SQLException {
        var found = new ArrayList<Derived>();
        try (var connection = database.connect();
                var query = connection.prepareStatement("select where to_regprocedure(?) is not null")) {
            for (var each : ALL) {
                query.setString(1, each.needs());
                try (var rows = query.executeQuery()) {
                    if (rows.next()) {
                        found.add(each);
                    }
                }
            }
        }
        return found;
    }

    boolean isInRanges() {
        return sql.contains("?");
    }
}
