package org.autocrm.launcher.demo;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * Moves the application's sequences past the rows that the demo writes.
 *
 * <p>The application takes ids in blocks of 50 that end at the value of {@code nextval}. So the demo's ids start above
 * all that may have been taken, and the sequence is left at a multiple of 50 at or above the last of them.
 */
final class Sequences {

    private static final int BLOCK = 50;

    private final Connection connection;

    Sequences(Connection connection) {
        this.connection = connection;
    }

    /** The last value that may be in use already; 0 if the sequence was never asked. */
    long taken(String sequence) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("select is_called, last_value from " + sequence)) {
            row.next();
            return row.getBoolean(1) ? row.getLong(2) : 0;
        }
    }

    /** The value that the sequence would give next. */
    long next(String sequence) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(
                        "select last_value + case when is_called then 1 else 0 end from " + sequence)) {
            row.next();
            return row.getLong(1);
        }
    }

    void leaveBlocksAfter(String sequence, long last) throws SQLException {
        leave(sequence, (last + BLOCK - 1) / BLOCK * BLOCK);
    }

    void leave(String sequence, long last) throws SQLException {
        try (var statement = connection.prepareStatement("select setval(?::regclass, ?)")) {
            statement.setString(1, sequence);
            statement.setLong(2, last);
            statement.execute();
        }
    }
}
