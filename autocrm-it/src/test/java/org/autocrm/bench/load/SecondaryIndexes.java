package org.autocrm.bench.load;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.autocrm.launcher.Database;

/**
 * Indexes that are left out while their tables are filled, because one pass over the whole table builds them faster:
 * all but primary keys and what foreign keys stand on.
 */
final class SecondaryIndexes {

    private static final String FIND = """
            select 'drop index ' || i.indexrelid::regclass, pg_get_indexdef(i.indexrelid)
            from pg_index i
            where i.indrelid = to_regclass(?)
              and not exists (select from pg_constraint c where c.conindid = i.indexrelid)
            union all
            select format('alter table %s drop constraint %I', c.conrelid::regclass, c.conname),
                   format('alter table %s add constraint %I %s', c.conrelid::regclass, c.conname, pg_get_constraintdef(c.oid))
            from pg_constraint c
            where c.conrelid = to_regclass(?) and c.contype = 'u'
              and not exists (select from pg_constraint f where f.contype = 'f' and f.conindid = c.conindid)
            order by 2
            """;

    private final List<String> definitions;

    private SecondaryIndexes(List<String> definitions) {
        this.definitions = definitions;
    }

    /** Drops those of the tables, as far as there are such tables. */
    static SecondaryIndexes dropped(Database database, List<String> tables) throws SQLException {
        try (var connection = database.connect()) {
            return dropped(connection, tables);
        }
    }

    private static SecondaryIndexes dropped(Connection connection, List<String> tables) throws SQLException {
        var definitions = new ArrayList<String>();
        var drops = new ArrayList<String>();
        try (var query = connection.prepareStatement(FIND)) {
            for (var table : tables) {
                query.setString(1, table);
                query.setString(2, table);
                try (var rows = query.executeQuery()) {
                    while (rows.next()) {
                        drops.add(rows.getString(1));
                        definitions.add(rows.getString(2));
                    }
                }
            }
        }
        try (var statement = connection.createStatement()) {
            for (var drop : drops) {
                statement.execute(drop);
            }
        }
        return new SecondaryIndexes(definitions);
    }

    /** The statements that bring them back. */
    Stream<String> definitions() {
        return definitions.stream();
    }
}
