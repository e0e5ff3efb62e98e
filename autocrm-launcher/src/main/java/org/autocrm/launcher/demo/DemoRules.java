package org.autocrm.launcher.demo;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;

/** Four rules: two for new tickets, one for changes, one that waits; they fire on what happens from now on. */
final class DemoRules {

    private final Connection connection;
    private final Sequences sequences;

    DemoRules(Connection connection, Sequences sequences) {
        this.connection = connection;
        this.sequences = sequences;
    }

    private record Rule(String set, String name, String condition, String more, String actions) {

        String definition() {
            return "{\"set\":\"%s\",\"name\":\"%s\",\"condition\":\"%s\",%s\"actions\":[%s],\"active\":true}"
                    .formatted(set, name, condition, more, actions);
        }
    }

    void write(Instant now) throws SQLException {
        var id = sequences.taken("rule_seq");
        try (var editions = new Rows( // sent last, for they refer to the others
                        connection,
                        "rule_edition",
                        "rule_id bigint, edition integer, definition text, made_at timestamptz");
                var rules = new Rows(
                        connection, "rule", "id bigint, set_name text, name text, position integer, active boolean")) {
            var position = 1;
            for (var rule : new Rule[] {
                new Rule(
                        "create",
                        "Lawyers and refunds",
                        "last:lawyer,attorney,refund,Anwalt",
                        "",
                        "{\"do\":\"tags\",\"add\":[\"delicate\"],\"remove\":[]},{\"do\":\"priority\",\"priority\":\"high\"}"),
                new Rule(
                        "create",
                        "Delicate at night",
                        "tag:delicate hour:20..6",
                        "",
                        "{\"do\":\"note\",\"text\":\"Arrived at night. Please call {customer.name} in the morning.\"}"),
                new Rule(
                        "change",
                        "Delicate and waiting for us again",
                        "tag:delicate status:open -assignee:none",
                        "\"on\":[\"message\"],",
                        "{\"do\":\"notify\",\"whom\":\"assignee\"}"),
                new Rule(
                        "time",
                        "A week without an answer",
                        "status:waiting",
                        "\"anchor\":\"status\",\"minutes\":10080,",
                        "{\"do\":\"tags\",\"add\":[\"quiet\"],\"remove\":[]}")
            }) {
                id++;
                rules.add(id, rule.set(), rule.name(), position++, true);
                editions.add(id, 1, rule.definition(), now);
            }
        }
        sequences.leaveBlocksAfter("rule_seq", id);
    }
}
