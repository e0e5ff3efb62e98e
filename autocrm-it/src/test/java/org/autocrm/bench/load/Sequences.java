package org.autocrm.bench.load;

import java.sql.Connection;
import java.sql.SQLException;

/** Ids for rows in bulk; the application's sequences go on behind them. */
final class Sequences {

    private static final int BLOCK = 50; // ids that the application takes at once; the block ends at nextval

    private final Connection connection;

    Sequences(Connection connection) {
        this.connection = connection;
    }

    /** Takes so many values one by one, and returns the first. */
    long take(String sequence, long count) throws SQLException {
        long first = ask("select last_value + is_called::int from " + sequence);
        ask("select setval('" + sequence + "', " + (first + count - 1) + ")");
        return first;
    }

    /** Takes so many values from a sequence that gives blocks, and returns the first. */
    long takeInBlocks(String sequence, long count) throws SQLException {
        long first = ask("select last_value * is_called::int + 1 from " + sequence);
        ask("select setval('" + sequence + "', " + (first + count - 1 + BLOCK - 1) / BLOCK * BLOCK + ")");
        return first;
    }

    private long ask(String query) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }
}
