package org.autocrm.launcher.demo;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The demo: a help desk with four teams, twelve agents, three hundred customers and two thousand tickets of the last
 * three months.
 *
 * <p>It is the same each time but for the times, which end at the moment of loading.
 */
public final class DemoData {

    /** Of every account of the demo. These accounts exist in a demo only. */
    static final String PASSWORD = "autocrm-demo";

    /** Exists in a demo only, as the accounts do. */
    static final String API_KEY = "acrm_demo_7hK2vQx9TmWc4RbYz8LpNs3Jf6Gd5AeU";

    static final String ADMINISTRATOR = "amelia.hart@autocrm.example";

    private static final long SEED = 20_260_101;

    private DemoData() {}

    /**
     * Writes the demo in one transaction, unless there is an account already: then the database is somebody's own.
     *
     * @param connection to a database that has the application's tables; its auto-commit is left as it was
     * @return whether anything was written
     */
    public static boolean load(Connection connection) throws SQLException {
        return load(connection, Clock.systemUTC());
    }

    static boolean load(Connection connection, Clock clock) throws SQLException {
        boolean autoCommit = connection.getAutoCommit();
        connection.setAutoCommit(false);
        try {
            boolean empty = isEmpty(connection);
            if (empty) {
                write(connection, clock.instant());
            }
            connection.commit();
            return empty;
        } catch (SQLException | RuntimeException e) {
            connection.rollback();
            throw e;
        } finally {
            connection.setAutoCommit(autoCommit);
        }
    }

    /** Who can log in, in lines to be shown. */
    public static List<String> logIns() {
        var staff = Staff.read();
        var lines = new ArrayList<String>();
        lines.add("Administrator  " + staff.administrator().email());
        staff.agents().stream()
                .filter(agent -> !agent.administrator())
                .limit(3)
                .forEach(agent -> lines.add("Agent          " + agent.email()));
        lines.add("               and " + (staff.agents().size() - 4) + " more agents, first.last@autocrm.example");
        Customers.withAccount().forEach(customer -> lines.add("Customer       " + customer.email()));
        lines.add("Password       " + PASSWORD + " (of all of them)");
        lines.add("API key        " + API_KEY);
        return lines;
    }

    private static boolean isEmpty(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("select not exists (select 1 from account)")) {
            row.next();
            return row.getBoolean(1);
        }
    }

    private static void write(Connection connection, Instant now) throws SQLException {
        long firstNumber = new Sequences(connection).next("ticket_number");
        new DemoTables(connection, DeskHistory.upTo(now, SEED, firstNumber), now).write();
    }
}
