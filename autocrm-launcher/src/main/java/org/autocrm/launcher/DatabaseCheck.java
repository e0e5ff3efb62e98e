package org.autocrm.launcher;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** Asks a PostgreSQL that somebody else runs whether AutoCRM can live in it. */
final class DatabaseCheck {

    private static final int OLDEST = 15;

    private DatabaseCheck() {}

    /** Returns when it can, and refuses with the reason when it cannot. */
    static void check(Settings settings) {
        var place = settings.get(Setting.DB_HOST) + ":" + settings.get(Setting.DB_PORT);
        try (var connection = connect(settings, place)) {
            refuseOld(connection.getMetaData().getDatabaseMajorVersion(), place);
            refuseMissingRights(connection, settings);
        } catch (SQLException e) {
            throw new Refusal(explain(e, settings, place), e);
        }
    }

    private static Connection connect(Settings settings, String place) throws SQLException {
        DriverManager.setLoginTimeout(10);
        return DriverManager.getConnection(
                "jdbc:postgresql://" + place + "/" + settings.get(Setting.DB_NAME),
                settings.get(Setting.DB_USER),
                settings.get(Setting.DB_PASSWORD));
    }

    static void refuseOld(int version, String place) {
        if (version < OLDEST) {
            throw new Refusal("The PostgreSQL at " + place + " is version " + version + ", and AutoCRM needs " + OLDEST
                    + " or newer.");
        }
    }

    private static void refuseMissingRights(Connection connection, Settings settings) throws SQLException {
        try (var statement = connection.createStatement();
                var result = statement.executeQuery(
                        "select has_schema_privilege(current_schema(), 'create') and has_database_privilege(current_database(), 'create')")) {
            if (!result.next() || !result.getBoolean(1)) {
                throw new Refusal(
                        "The user " + settings.get(Setting.DB_USER) + " may not create tables in the database "
                                + settings.get(Setting.DB_NAME) + ": make the user its owner with \"alter database "
                                + settings.get(Setting.DB_NAME)
                                + " owner to " + settings.get(Setting.DB_USER) + "\".");
            }
        }
    }

    /** One sentence for what PostgreSQL answered. */
    static String explain(SQLException answer, Settings settings, String place) {
        return switch (String.valueOf(answer.getSQLState())) {
            case "28P01", "28000" ->
                "PostgreSQL at " + place + " does not let the user " + settings.get(Setting.DB_USER)
                        + " in: check AUTOCRM_DB_USER and AUTOCRM_DB_PASSWORD.";
            case "3D000" ->
                "PostgreSQL at " + place + " has no database " + settings.get(Setting.DB_NAME)
                        + ": create it, or name another with AUTOCRM_DB_NAME.";
            case "42501" ->
                "The user " + settings.get(Setting.DB_USER) + " may not connect to the database "
                        + settings.get(Setting.DB_NAME)
                        + ": grant the right, or name another user with AUTOCRM_DB_USER.";
            default ->
                "PostgreSQL at " + place + " does not answer: check AUTOCRM_DB_HOST and AUTOCRM_DB_PORT ("
                        + String.valueOf(answer.getMessage())
                                .lines()
                                .findFirst()
                                .orElse("") + ").";
        };
    }
}
