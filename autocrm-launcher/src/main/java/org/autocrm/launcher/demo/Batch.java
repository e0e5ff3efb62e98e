package org.autocrm.launcher.demo;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Rows for one table, written some hundreds at a time. */
final class Batch implements AutoCloseable {

    private static final int SIZE = 500;

    private final PreparedStatement statement;
    private int waiting;

    Batch(Connection connection, String insert) throws SQLException {
        statement = connection.prepareStatement(insert);
    }

    void add(@Nullable Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            set(i + 1, values[i]);
        }
        statement.addBatch();
        if (++waiting == SIZE) {
            flush();
        }
    }

    private void set(int place, @Nullable Object value) throws SQLException {
        if (value instanceof Instant at) {
            statement.setObject(place, at.atOffset(ZoneOffset.UTC));
        } else if (value == null) {
            statement.setNull(place, Types.NULL);
        } else {
            statement.setObject(place, value);
        }
    }

    private void flush() throws SQLException {
        statement.executeBatch();
        waiting = 0;
    }

    @Override
    public void close() throws SQLException {
        try (statement) {
            flush();
        }
    }
}
