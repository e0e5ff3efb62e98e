package org.autocrm.launcher.demo;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Two policies of promises: one for what is urgent, one for all other companies. They were made this moment, so what
 * was late before alarms nobody; the application looks at the open tickets by itself when it starts.
 */
final class DemoPolicies {

    private static final String TARGET = "{\"metric\":\"%s\",\"priority\":\"%s\",\"minutes\":%d,\"business\":%s}";

    private final Connection connection;
    private final Sequences sequences;

    DemoPolicies(Connection connection, Sequences sequences) {
        this.connection = connection;
        this.sequences = sequences;
    }

    void write(Instant now) throws SQLException {
        var id = sequences.taken("sla_policy_seq");
        var office = office();
        try (var versions = new Rows( // sent last, for they refer to the others
                        connection,
                        "sla_policy_version",
                        "policy_id bigint, version integer, definition text, made_at timestamptz");
                var policies =
                        new Rows(connection, "sla_policy", "id bigint, name text, position integer, active boolean")) {
            policies.add(id + 1, "Companies, urgent", 1, true);
            policies.add(id + 2, "Companies", 2, true);
            versions.add(
                    id + 1,
                    1,
                    definition(
                            office,
                            "Companies, urgent",
                            "-organization:none priority>=high",
                            Stream.of(
                                    target("first-response", "high", 4 * 60),
                                    target("first-response", "urgent", 60),
                                    target("next-response", "high", 4 * 60),
                                    target("next-response", "urgent", 2 * 60),
                                    target("resolution", "high", 4 * 24 * 60),
                                    target("resolution", "urgent", 2 * 24 * 60))),
                    now);
            versions.add(
                    id + 2,
                    1,
                    definition(
                            office,
                            "Companies",
                            "-organization:none",
                            Stream.of(
                                    target("first-response", "low", 24 * 60),
                                    target("first-response", "normal", 12 * 60),
                                    target("next-response", "low", 24 * 60),
                                    target("next-response", "normal", 12 * 60),
                                    target("resolution", "low", 14 * 24 * 60),
                                    target("resolution", "normal", 7 * 24 * 60))),
                    now);
        }
        sequences.leaveBlocksAfter("sla_policy_seq", id + 2);
        try (var statement = connection.createStatement()) {
            statement.execute("insert into sla_recount (id, after_id) values (1, 0) on conflict (id) do nothing");
        }
    }

    /** The office in Berlin, by whose hours answers are promised. */
    private long office() throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("select id from business_calendar where is_default")) {
            row.next();
            return row.getLong(1);
        }
    }

    private static String definition(long calendar, String name, String condition, Stream<String> targets) {
        return "{\"name\":\"%s\",\"condition\":\"%s\",\"stops\":[\"waiting\"],\"targets\":[%s],\"reminders\":[],\"escalations\":[],\"active\":true,\"calendar\":%d}"
                .formatted(name, condition, targets.collect(Collectors.joining(",")), calendar);
    }

    private static String target(String metric, String priority, int minutes) {
        return TARGET.formatted(metric, priority, minutes, !metric.equals("resolution"));
    }
}
