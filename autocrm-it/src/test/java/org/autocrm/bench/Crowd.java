package org.autocrm.bench;

import jakarta.json.Json;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A team of many agents with many skills, and many rules that are asked of each new ticket: what routing is tried on.
 */
final class Crowd {

    static final long TEAM = 900_000;
    static final int AGENTS = 500;
    static final int SKILLS = 50;
    static final int RULES = 200;

    private static final String SETTLED = "select pg_sleep(3)"; // what is known of rules is trusted for two seconds

    private Crowd() {}

    /** Brings them in, where they are not yet; the rules are asked until it is closed. */
    static AutoCloseable gather(Site site) throws SQLException {
        try (var connection = site.connect();
                var statement = connection.createStatement()) {
            if (!isThere(statement)) {
                people(statement);
                rules(statement);
            }
            ask(statement, true);
        }
        return () -> {
            try (var connection = site.connect();
                    var statement = connection.createStatement()) {
                ask(statement, false);
            }
        };
    }

    private static boolean isThere(Statement statement) throws SQLException {
        try (var row = statement.executeQuery("select 1 from team where id = " + TEAM)) {
            return row.next();
        }
    }

    private static void people(Statement statement) throws SQLException {
        statement.execute("""
                insert into account (id, email, name, role, confirmed, created_at)
                select %1$d + n, 'crowd-' || n || '@autocrm.example', 'Crowd ' || n, 'AGENT', true, now()
                from generate_series(1, %2$d) as n
                """.formatted(TEAM, AGENTS));
        statement.execute("insert into team (id, name, is_default) values (%d, 'Crowd', false)".formatted(TEAM));
        statement.execute(
                "insert into team_member (team_id, account_id) select %1$d, %1$d + n from generate_series(1, %2$d) as n"
                        .formatted(TEAM, AGENTS));
        statement.execute("insert into team_routing (team_id, strategy) values (%d, 'SKILL_SCORE')".formatted(TEAM));
        statement.execute(
                "insert into skill (key, name) select 'crowd-' || k, 'Crowd ' || k from generate_series(1, %d) as k"
                        .formatted(SKILLS));
        statement.execute("""
                insert into agent_skill (account_id, skill, level)
                select %1$d + n, 'crowd-' || k, 1 + (n * 7 + k * 13) %% 5 from generate_series(1, %2$d) as n, generate_series(1, %3$d) as k
                """.formatted(TEAM, AGENTS, SKILLS));
    }

    /**
     * Each asks for something else; the last one fires, and gives the ticket to the team with a required and a
     * preferred skill.
     */
    private static void rules(Statement statement) throws SQLException {
        var definitions = IntStream.rangeClosed(1, RULES)
                .mapToObj(n -> n < RULES
                        ? definition(
                                n,
                                "subject:nothing%d tag:none%d priority>=high".formatted(n, n),
                                "\"do\":\"tags\",\"add\":[\"t%d\"],\"remove\":[]".formatted(n))
                        : definition(
                                n,
                                "",
                                "\"do\":\"team\",\"team\":%d},{\"do\":\"require\",\"skill\":\"crowd-3\",\"level\":2},{\"do\":\"prefer\",\"skill\":\"crowd-7\",\"level\":3"
                                        .formatted(TEAM)))
                .collect(Collectors.joining(","));
        statement.execute("""
                insert into rule (id, set_name, name, position, active)
                select %1$d + n, 'create', 'Crowd ' || n, %1$d + n, false from generate_series(1, %2$d) as n
                """.formatted(TEAM, RULES));
        try (var insert = statement.getConnection().prepareStatement("""
                insert into rule_edition (rule_id, edition, definition, made_at)
                select %d + row_number() over (), 1, cast(value as text), now() from json_array_elements(cast(? as json))
                """.formatted(TEAM))) {
            insert.setString(1, "[" + definitions + "]");
            insert.executeUpdate();
        }
    }

    private static String definition(int n, String condition, String actions) {
        return Json.createObjectBuilder()
                .add("set", "create")
                .add("name", "Crowd " + n)
                .add("condition", condition)
                .build()
                .toString()
                .replaceFirst("}$", ",\"actions\":[{" + actions.replace("$", "\\$") + "}],\"active\":true}");
    }

    private static void ask(Statement statement, boolean asked) throws SQLException {
        statement.execute("update rule set active = %s where id > %d".formatted(asked, TEAM));
        statement.execute(SETTLED);
    }
}
