package org.autocrm.routing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonNumber;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.io.StringReader;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.autocrm.calendar.BusinessHours;
import org.autocrm.calendar.Calendars;
import org.autocrm.routing.RoutingInputs.Policy;
import org.autocrm.staffing.Member;
import org.autocrm.staffing.Staff;
import org.autocrm.ticket.SystemDesk;
import org.jspecify.annotations.Nullable;

/** The teams, and what their members have to do, read by a few statements for all tickets of a batch. */
@ApplicationScoped
class Roster {

    static final String IDS =
            "array(select cast(listed.value as bigint) from json_array_elements_text(cast(?1 as json)) as listed)";

    @PersistenceContext
    private EntityManager em;

    @Inject
    private Staff staff;

    @Inject
    private SystemDesk desk;

    @Inject
    private Calendars calendars;

    @Inject
    private Clock clock;

    /** All teams by id, with how they give out their work. */
    Map<Long, RoutingTeam> teams() {
        List<?> rows = em.createNativeQuery("""
                        select t.id, t.name, t.address, t.is_default, coalesce(r.gives_back, true), coalesce(r.strategy, 'ROUND_ROBIN'),
                            coalesce(r.sticky, false), coalesce(r.relax_minutes, 0), r.fair_tickets, r.fair_minutes, r.stale_hours,
                            o.id, o.name, r.overflow_minutes, (select cast(json_object_agg(priority, units) as text) from routing_weight)
                        from team t left join team_routing r on r.team_id = t.id
                        left join team o on o.id = coalesce(r.overflow_team_id, r.parent_id)
                        """).getResultList();
        Map<Long, RoutingTeam> teams = new TreeMap<>();
        for (var each : rows) {
            var row = (Object[]) each;
            long id = ((Number) row[0]).longValue();
            var policy = new Policy(
                    id,
                    (String) row[1],
                    Strategy.valueOf((String) row[5]),
                    (Boolean) row[6],
                    ((Number) row[7]).intValue(),
                    whole(row[8]),
                    whole(row[9]),
                    whole(row[10]),
                    row[11] == null ? null : ((Number) row[11]).longValue(),
                    (String) row[12],
                    whole(row[13]));
            teams.put(
                    id,
                    new RoutingTeam(
                            id,
                            (String) row[1],
                            (String) row[2],
                            (Boolean) row[3],
                            (Boolean) row[4],
                            policy,
                            weights((String) row[14])));
        }
        return teams;
    }

    /**
     * Reads what the members of these teams have to do, after they were taken.
     *
     * @param policies those of the teams
     * @param skills the keys of the skills that matter
     */
    Crew crew(Map<Long, RoutingTeam> policies, Collection<Long> teams, Collection<String> skills) {
        var members = staff.members(teams);
        var ids = members.stream().map(Member::agent).distinct().toList();
        var weights =
                policies.values().stream().findFirst().map(RoutingTeam::weights).orElse(Map.of());
        Map<Long, Hand> hands = new LinkedHashMap<>();
        for (var member : members) {
            hands.computeIfAbsent(member.agent(), any -> new Hand());
        }
        for (var work : desk.openWork(ids)) {
            Objects.requireNonNull(hands.get(work.agent()))
                    .add(work.channel(), work.tickets() * weights.getOrDefault(work.priority(), 1));
        }
        var window = teams.stream()
                .map(team -> Objects.requireNonNull(policies.get(team)).policy().fairMinutes())
                .filter(Objects::nonNull)
                .mapToInt(Integer::intValue)
                .max();
        if (window.isPresent()) {
            readReceived(hands, ids, clock.instant().minus(Duration.ofMinutes(window.getAsInt())));
        }
        return new Crew(members, hands, staff.levels(ids, skills), turns(teams), weights, hours(members));
    }

    /** Notes who got work of a team, and when. */
    void keepTurns(Map<Turn, Long> turns) {
        if (turns.isEmpty()) {
            return;
        }
        var rows = new ArrayList<String>();
        turns.forEach((turn, number) -> rows.add("[%d,%d,%d]".formatted(turn.team(), turn.agent(), number)));
        em.createNativeQuery("""
                        insert into routing_turn (team_id, account_id, turn)
                        select cast(row ->> 0 as bigint), cast(row ->> 1 as bigint), cast(row ->> 2 as bigint)
                        from json_array_elements(cast(?1 as json)) as row order by 1, 2
                        on conflict (team_id, account_id) do update set turn = excluded.turn
                        """).setParameter(1, rows.toString()).executeUpdate();
    }

    /** The working hours that members have now, by calendar. */
    private Map<Long, BusinessHours> hours(Collection<Member> members) {
        Map<Long, BusinessHours> hours = new HashMap<>();
        members.stream()
                .map(Member::calendar)
                .filter(Objects::nonNull)
                .distinct()
                .forEach(calendar ->
                        calendars.at(calendar, clock.instant()).ifPresent(open -> hours.put(calendar, open)));
        return hours;
    }

    private void readReceived(Map<Long, Hand> hands, Collection<Long> agents, Instant from) {
        List<?> rows = em.createNativeQuery("""
                        select agent_id, decided_at from routing_decision
                        where agent_id = any(%s) and decided_at > ?2 order by decided_at
                        """.formatted(IDS))
                .setParameter(1, agents.toString())
                .setParameter(2, Timestamp.from(from))
                .getResultList();
        for (var each : rows) {
            var row = (Object[]) each;
            Objects.requireNonNull(hands.get(((Number) row[0]).longValue()))
                    .received
                    .add(((Timestamp) row[1]).toInstant());
        }
    }

    private Map<Turn, Long> turns(Collection<Long> teams) {
        List<?> rows = em.createNativeQuery(
                        "select team_id, account_id, turn from routing_turn where team_id = any(" + IDS + ")")
                .setParameter(1, teams.toString())
                .getResultList();
        Map<Turn, Long> turns = new HashMap<>();
        rows.stream()
                .map(row -> (Object[]) row)
                .forEach(row -> turns.put(
                        new Turn(((Number) row[0]).longValue(), ((Number) row[1]).longValue()),
                        ((Number) row[2]).longValue()));
        return turns;
    }

    private static Map<String, Integer> weights(@Nullable String json) {
        if (json == null) {
            return Map.of();
        }
        Map<String, Integer> weights = new HashMap<>();
        try (var reader = Json.createReader(new StringReader(json))) {
            reader.readObject().forEach((priority, units) -> weights.put(priority, ((JsonNumber) units).intValue()));
        }
        return weights;
    }

    private static @Nullable Integer whole(@Nullable Object column) {
        return column == null ? null : ((Number) column).intValue();
    }
}
