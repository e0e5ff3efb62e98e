package org.autocrm.launcher.demo;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows for one table. They travel a thousand at a time, one array for each column, which is a tenth of the time of
 * single inserts.
 */
final class Rows implements AutoCloseable {

    private static final int AT_ONCE = 1000;

    private final Connection connection;
    private final String insert;
    private final List<List<@Nullable String>> columns = new ArrayList<>();

    /** Columns with their types, as in {@code id bigint, name text}. */
    Rows(Connection connection, String table, String columns) {
        this.connection = connection;
        var names = new ArrayList<String>();
        var arrays = new ArrayList<String>();
        for (String column : columns.strip().split(",\\s+", -1)) {
            var parts = column.split(" ", -1);
            names.add(parts[0]);
            arrays.add("cast(? as " + parts[1] + "[])");
            this.columns.add(new ArrayList<>());
        }
        insert = "insert into %s (%s) select * from unnest(%s)"
                .formatted(table, String.join(", ", names), String.join(", ", arrays));
    }

    void add(@Nullable Object... values) throws SQLException {
        if (values.length != columns.size()) {
            throw new IllegalArgumentException(values.length + " values: " + insert);
        }
        for (int i = 0; i < values.length; i++) {
            var value = values[i];
            columns.get(i).add(value == null ? null : value.toString());
        }
        if (columns.get(0).size() == AT_ONCE) {
            send();
        }
    }

    private void send() throws SQLException {
        try (var statement = connection.prepareStatement(insert)) {
            for (int i = 0; i < columns.size(); i++) {
                statement.setArray(
                        i + 1, connection.createArrayOf("text", columns.get(i).toArray()));
            }
            statement.executeUpdate();
        }
        columns.forEach(List::clear);
    }

    @Override
    public void close() throws SQLException {
        if (!columns.get(0).isEmpty()) {
            send();
        }
    }
}
