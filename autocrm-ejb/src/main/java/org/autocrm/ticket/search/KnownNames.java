package org.autocrm.ticket.search;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.autocrm.event.DomainEvent;
import org.autocrm.shared.Resources;
import org.autocrm.ticket.Priority;
import org.autocrm.ticket.Status;
import org.autocrm.ticket.TicketStatus;
import org.autocrm.ticket.search.Snapshot.Agent;
import org.autocrm.ticket.search.Snapshot.CustomField;
import org.jspecify.annotations.Nullable;

/**
 * The names of teams, agents, statuses, priorities and fields. They are read again when something other than a ticket
 * has changed, when a query names what is not among them, and every few seconds, because another node may have changed
 * them.
 */
@ApplicationScoped
class KnownNames implements PageReader.Names {

    private static final Duration FRESH = Duration.ofSeconds(5);

    private record Read(Snapshot snapshot, Instant at) {}

    @Inject
    private Clock clock;

    private volatile @Nullable Read last;

    @Override
    public Snapshot current() {
        var known = last;
        return known != null && clock.instant().isBefore(known.at().plus(FRESH)) ? known.snapshot() : readAgain();
    }

    @Override
    public Snapshot readAgain() {
        var at = clock.instant();
        var snapshot = read(Resources.get("jdbc/autocrm", DataSource.class));
        last = new Read(snapshot, at);
        return snapshot;
    }

    void on(@Observes(during = TransactionPhase.AFTER_SUCCESS) DomainEvent event) {
        if (event.ticketNumber().isEmpty()) {
            last = null;
        }
    }

    static Snapshot read(DataSource database) {
        try (var connection = database.getConnection()) {
            return read(connection);
        } catch (SQLException e) {
            throw new IllegalStateException("the names of teams and agents cannot be read", e);
        }
    }

    static Snapshot read(Connection connection) throws SQLException {
        return new Snapshot(
                statuses(connection),
                priorities(connection),
                teams(connection),
                agents(connection),
                teamsOfAgents(connection),
                fields(connection),
                zone(connection));
    }

    /** UTC, as in all other times of queries, while no calendar counts by default. */
    private static ZoneId zone(Connection connection) throws SQLException {
        List<ZoneId> zones = new ArrayList<>();
        each(connection, """
                select v.definition->>'zone' from business_calendar c
                join business_calendar_version v on v.calendar_id = c.id and v.version = c.edition
                where c.is_default
                """, row -> zones.add(ZoneId.of(row.getString(1))));
        return zones.isEmpty() ? ZoneOffset.UTC : zones.get(0);
    }

    private static Map<String, Status> statuses(Connection connection) throws SQLException {
        Map<String, Status> statuses = new LinkedHashMap<>();
        each(
                connection,
                """
                select key, name, category, position, is_default, archived, version from ticket_status order by position, key
                """,
                row -> statuses.put(
                        row.getString(1),
                        new Status(
                                row.getString(1),
                                row.getString(2),
                                TicketStatus.valueOf(row.getString(3)),
                                row.getInt(4),
                                row.getBoolean(5),
                                row.getBoolean(6),
                                row.getInt(7))));
        return statuses;
    }

    private static Map<String, Priority> priorities(Connection connection) throws SQLException {
        Map<String, Priority> priorities = new LinkedHashMap<>();
        each(
                connection,
                "select key, name, rank, is_default, archived, version from ticket_priority order by rank",
                row -> priorities.put(
                        row.getString(1),
                        new Priority(
                                row.getString(1),
                                row.getString(2),
                                row.getInt(3),
                                row.getBoolean(4),
                                row.getBoolean(5),
                                row.getInt(6))));
        return priorities;
    }

    private static Map<Long, String> teams(Connection connection) throws SQLException {
        Map<Long, String> teams = new HashMap<>();
        each(connection, "select id, name from team", row -> teams.put(row.getLong(1), row.getString(2)));
        return teams;
    }

    private static Map<Long, Agent> agents(Connection connection) throws SQLException {
        Map<Long, Agent> agents = new HashMap<>();
        each(
                connection,
                "select id, name, email from account where role <> 'CUSTOMER'",
                row -> agents.put(row.getLong(1), new Agent(row.getString(2), row.getString(3))));
        return agents;
    }

    private static Map<Long, Set<Long>> teamsOfAgents(Connection connection) throws SQLException {
        Map<Long, Set<Long>> teams = new HashMap<>();
        each(
                connection,
                "select account_id, team_id from team_member",
                row -> teams.computeIfAbsent(row.getLong(1), agent -> new HashSet<>())
                        .add(row.getLong(2)));
        return teams;
    }

    private static Map<String, CustomField> fields(Connection connection) throws SQLException {
        Map<String, CustomField> fields = new LinkedHashMap<>();
        each(
                connection,
                """
                select f.key, f.id, f.type,
                    coalesce((select string_agg(c.value, chr(10) order by c.position)
                        from ticket_field_choice c where c.field_id = f.id), '')
                from ticket_field f order by f.position, f.key
                """,
                row -> fields.put(
                        row.getString(1),
                        new CustomField(
                                row.getLong(2),
                                row.getString(3),
                                row.getString(4).lines().toList())));
        return fields;
    }

    private interface Row {
        void read(ResultSet row) throws SQLException;
    }

    private static void each(Connection connection, String query, Row reader) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            while (rows.next()) {
                reader.read(rows);
            }
        }
    }
}
