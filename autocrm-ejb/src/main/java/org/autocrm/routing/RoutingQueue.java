package org.autocrm.routing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.Json;
import jakarta.json.JsonBuilderFactory;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.autocrm.ticket.TicketNumber;
import org.jspecify.annotations.Nullable;

/** The tickets that wait for an agent, as if they stood in line. */
@ApplicationScoped
class RoutingQueue {

    private static final JsonBuilderFactory JSON = Json.createBuilderFactory(Map.of()); // a look-up of it is not free

    /** Who comes first. Where tickets have a due time of their own, it belongs behind the rank. */
    private static final String ORDER =
            "t.priority_rank desc, t.due_at nulls last, coalesce(t.waiting_since, t.created_at), t.id";

    @PersistenceContext
    private EntityManager em;

    /** What is remembered of these tickets, by id; nothing of those that do not wait. */
    Map<Long, Queued> of(Collection<Long> tickets) {
        if (tickets.isEmpty()) {
            return Map.of();
        }
        List<?> rows = em.createNativeQuery("""
                        select ticket_id, team_id, since, reason, overflowed, given_back_by, meant_for
                        from routing_queue where ticket_id = any(%s)
                        """.formatted(Roster.IDS))
                .setParameter(1, tickets.toString())
                .getResultList();
        Map<Long, Queued> found = new HashMap<>();
        rows.forEach(row -> {
            var queued = toQueued((Object[]) row);
            found.put(queued.ticket(), queued);
        });
        return found;
    }

    /** The teams in whose queues somebody waits for one of these agents, or that are among these teams. */
    Set<Long> teamsWaitingFor(Collection<Long> agents, Collection<Long> teams) {
        List<?> waiting = em.createNativeQuery("""
                        select distinct team_id from routing_queue where team_id = any(%s) or team_id in (
                            select m.team_id from team_member m where m.account_id = any(
                                array(select cast(listed.value as bigint) from json_array_elements_text(cast(?2 as json)) as listed)))
                        """.formatted(Roster.IDS))
                .setParameter(1, teams.toString())
                .setParameter(2, agents.toString())
                .getResultList();
        return waiting.stream().map(id -> ((Number) id).longValue()).collect(Collectors.toSet());
    }

    /** A part of the queues of these teams, in the order in which tickets are given out. */
    List<TicketNumber> inOrder(Collection<Long> teams, int from, int most) {
        List<?> numbers = em.createNativeQuery("""
                        select t.number from routing_queue q join ticket t on t.id = q.ticket_id
                        where q.team_id = any(%s) order by %s offset ?2 limit ?3
                        """.formatted(Roster.IDS, ORDER))
                .setParameter(1, teams.toString())
                .setParameter(2, from)
                .setParameter(3, most)
                .getResultList();
        return numbers.stream().map(number -> new TicketNumber((String) number)).toList();
    }

    /** The tickets that wait for a team to exist. */
    List<TicketNumber> withoutTeam(int most) {
        List<?> numbers =
                em.createNativeQuery("""
                        select t.number from routing_queue q join ticket t on t.id = q.ticket_id
                        where q.team_id is null order by %s limit ?1
                        """.formatted(ORDER)).setParameter(1, most).getResultList();
        return numbers.stream().map(number -> new TicketNumber((String) number)).toList();
    }

    /** The tickets whose moment has come, the longest ago first. */
    List<TicketNumber> due(Instant now, int most) {
        List<?> numbers = em.createNativeQuery("""
                        select t.number from routing_queue q join ticket t on t.id = q.ticket_id
                        where q.due_at <= ?1 order by q.due_at limit ?2
                        """)
                .setParameter(1, Timestamp.from(now))
                .setParameter(2, most)
                .getResultList();
        return numbers.stream().map(number -> new TicketNumber((String) number)).toList();
    }

    /** Nothing is decided about a ticket by time alone before that moment. */
    void postpone(TicketNumber ticket, Instant until) {
        em.createNativeQuery("""
                        update routing_queue set due_at = ?2
                        where ticket_id = (select id from ticket where number = ?1) and due_at < ?2
                        """)
                .setParameter(1, ticket.value())
                .setParameter(2, Timestamp.from(until))
                .executeUpdate();
    }

    /**
     * Tickets wait, or go on waiting; with the moment when time alone may change that. What somebody took meanwhile, or
     * gave to another team, does not wait there.
     */
    void keep(Map<Queued, @Nullable Instant> waiting) {
        if (waiting.isEmpty()) {
            return;
        }
        var rows = JSON.createArrayBuilder();
        waiting.forEach((queued, due) -> {
            var row = JSON.createObjectBuilder()
                    .add("ticket", queued.ticket())
                    .add("since", queued.since().toString())
                    .add("reason", RoutingJson.of(queued.reason()).toString())
                    .add("overflowed", queued.overflowed());
            if (queued.team() != null) {
                row.add("team", queued.team());
            }
            if (due != null) {
                row.add("due", due.toString());
            }
            if (queued.givenBackBy() != null) {
                row.add("given_back_by", queued.givenBackBy());
            }
            if (queued.meantFor() != null) {
                row.add("meant_for", queued.meantFor());
            }
            rows.add(row);
        });
        em.createNativeQuery("""
                        insert into routing_queue (ticket_id, team_id, since, reason, due_at, overflowed, given_back_by, meant_for)
                        select ticket, team, since, reason, due, overflowed, given_back_by, meant_for
                        from json_to_recordset(cast(?1 as json)) as row (ticket bigint, team bigint, since timestamptz,
                            reason text, due timestamptz, overflowed boolean, given_back_by bigint, meant_for bigint)
                        where exists (select 1 from ticket t where t.id = row.ticket and t.status = 'OPEN'
                            and t.assignee_id is null and t.deleted_at is null and t.team_id is not distinct from row.team)
                        order by ticket
                        on conflict (ticket_id) do update set team_id = excluded.team_id, since = excluded.since,
                            reason = excluded.reason, due_at = excluded.due_at, overflowed = excluded.overflowed,
                            given_back_by = excluded.given_back_by, meant_for = excluded.meant_for
                        where (routing_queue.team_id, routing_queue.since, routing_queue.reason, routing_queue.due_at,
                                routing_queue.overflowed, routing_queue.given_back_by, routing_queue.meant_for)
                            is distinct from (excluded.team_id, excluded.since, excluded.reason, excluded.due_at,
                                excluded.overflowed, excluded.given_back_by, excluded.meant_for)
                        """).setParameter(1, rows.build().toString()).executeUpdate();
    }

    /** Tickets wait no more; but what waits all the same, because another node gave it to another team, goes on. */
    void leave(Collection<Long> tickets) {
        if (!tickets.isEmpty()) {
            em.createNativeQuery("""
                            delete from routing_queue q where q.ticket_id = any(%s) and not exists (
                                select 1 from ticket t where t.id = q.ticket_id and t.status = 'OPEN'
                                and t.assignee_id is null and t.deleted_at is null)
                            """.formatted(Roster.IDS))
                    .setParameter(1, tickets.toString())
                    .executeUpdate();
        }
    }

    private static Queued toQueued(Object[] row) {
        return new Queued(
                ((Number) row[0]).longValue(),
                row[1] == null ? null : ((Number) row[1]).longValue(),
                ((Timestamp) row[2]).toInstant(),
                RoutingJson.reason((String) row[3]),
                (Boolean) row[4],
                row[5] == null ? null : ((Number) row[5]).longValue(),
                row[6] == null ? null : ((Number) row[6]).longValue());
    }
}
