package org.autocrm.bench.load;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/** Rows for one table, collected in the text form of COPY and sent at once. */
final class CopyTable {

    private static final int PIECE = 1 << 16;

    private final String command;
    private final StringBuilder rows = new StringBuilder();
    private long count;

    CopyTable(String table, String columns) {
        command = "copy " + table + " (" + columns + ") from stdin";
    }

    /** Adds a row; null is no value. */
    void add(@Nullable Object... values) {
        for (int i = 0; i < values.length; i++) {
            if (i > 0) {
                rows.append('\t');
            }
            var value = values[i];
            if (value == null) {
                rows.append("\\N");
            } else if (value instanceof String text) {
                escape(text);
            } else {
                rows.append(value);
            }
        }
        rows.append('\n');
        count++;
    }

    private void escape(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\\' -> rows.append("\\\\");
                case '\n' -> rows.append("\\n");
                case '\r' -> rows.append("\\r");
                case '\t' -> rows.append("\\t");
                default -> rows.append(c);
            }
        }
    }

    /** Sends all rows in the connection's transaction, and says how many. */
    long send(Connection connection) throws SQLException {
        var copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(command);
        for (int from = 0; from < rows.length(); ) {
            int to = Math.min(from + PIECE, rows.length());
            if (to < rows.length() && Character.isHighSurrogate(rows.charAt(to - 1))) {
                to--;
            }
            var bytes = rows.substring(from, to).getBytes(StandardCharsets.UTF_8);
            copy.writeToCopy(bytes, 0, bytes.length);
            from = to;
        }
        copy.endCopy();
        return count;
    }
}
