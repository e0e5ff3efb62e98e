package org.autocrm.ticket.search;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import org.autocrm.ticket.search.Lists.Statement;

/** Runs statements on a connection. */
final class Statements {

    private Statements() {}

    static <T> T run(Connection connection, Statement statement, Rows<T> reader) throws SQLException {
        return statement.custom()
                ? runPlanned(connection, statement.sql(), reader)
                : runPrepared(connection, statement.sql(), reader);
    }

    private static <T> T runPrepared(Connection connection, Sql sql, Rows<T> reader) throws SQLException {
        try (var prepared = connection.prepareStatement(sql.text())) {
            bind(prepared, sql.parameters());
            try (var rows = prepared.executeQuery()) {
                return reader.read(rows);
            }
        }
    }

    /**
     * Has the statement planned for its values. A plan for any value, which the database would make of a statement that
     * it sees often, is wrong by far for a tag that every second ticket has. All three travel together.
     */
    private static <T> T runPlanned(Connection connection, Sql sql, Rows<T> reader) throws SQLException {
        var text = "set plan_cache_mode = force_custom_plan; " + sql.text() + "; reset plan_cache_mode";
        try (var prepared = connection.prepareStatement(text)) {
            bind(prepared, sql.parameters());
            prepared.execute();
            prepared.getMoreResults();
            try (var rows = prepared.getResultSet()) {
                return reader.read(rows);
            }
        }
    }

    private static void bind(PreparedStatement prepared, List<Object> parameters) throws SQLException {
        for (int i = 0; i < parameters.size(); i++) {
            if (parameters.get(i) instanceof Timestamp time) {
                prepared.setTimestamp(i + 1, time);
            } else {
                prepared.setObject(i + 1, parameters.get(i));
            }
        }
    }
}
