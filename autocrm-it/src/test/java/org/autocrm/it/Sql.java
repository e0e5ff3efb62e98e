package org.autocrm.it;

import java.sql.SQLException;
import org.autocrm.launcher.Database;

/** A look into the database, for what no protocol tells. */
public final class Sql {

    private final Database database;

    Sql(Database database) {
        this.database = database;
    }

    /** The first column of the first row as a number. */
    public long number(String query, Object... parameters) {
        return Long.parseLong(text(query, parameters));
    }

    /** The first column of the first row as a text, empty where there is no row. */
    String text(String query, Object... parameters) {
        try (var connection = database.connect();
                var statement = connection.prepareStatement(query)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            try (var rows = statement.executeQuery()) {
                return rows.next() ? String.valueOf(rows.getString(1)) : "";
            }
        } catch (SQLException e) {
            throw new IllegalStateException(query, e);
        }
    }

    void run(String statement) {
        try (var connection = database.connect();
                var command = connection.createStatement()) {
            command.execute(statement);
        } catch (SQLException e) {
            throw new IllegalStateException(statement, e);
        }
    }
}
