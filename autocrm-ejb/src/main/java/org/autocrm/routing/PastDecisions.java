package org.autocrm.routing;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.autocrm.ticket.Channel;

/** What was decided in the past, for those who ask what might have been. */
@Stateless
@RolesAllowed("administrator")
public class PastDecisions {

    @PersistenceContext
    private EntityManager em;

    /** So many bytes of kept inputs are taken into memory, where they need some times as many. */
    private static final int MOST_BYTES = 16_000_000;

    /**
     * What was decided in a time.
     *
     * @param decisions the oldest first
     * @param shortened whether there were more, before these
     */
    public record Found(List<PastDecision> decisions, boolean shortened) {}

    /**
     * The decisions since then: those of this version of the engine, about tickets that are there.
     *
     * @param most the latest so many; fewer where teams are large, as far as memory goes
     */
    public Found since(Instant from, int most) {
        List<?> rows = em.createNativeQuery("""
                        select d.ticket, d.decided_at, t.channel, t.priority_rank, d.inputs, cast(d.decision as text),
                            case when d.outcome = 'GIVEN' then (select min(e.at) from event e
                                where e.ticket = d.ticket and e.at >= d.decided_at and (e.type = 'ticket.Deleted'
                                    or e.type = 'ticket.StatusChanged' and e.payload ->> 'toCategory' <> 'OPEN'
                                    or e.type = 'ticket.Assigned' and coalesce(e.payload ->> 'to', '') <> cast(d.agent_id as text)))
                            end, d.looked
                        from (
                            select latest.*, count(*) over () as looked,
                                sum(octet_length(latest.inputs)) over (order by latest.decided_at desc, latest.id desc) as bytes
                            from (
                                select id, ticket, decided_at, outcome, agent_id, decision, cast(inputs as text) as inputs
                                from routing_decision r
                                where decided_at >= ?1 and engine = ?2 and inputs is not null
                                and exists (select 1 from ticket t where t.number = r.ticket)
                                order by decided_at desc, id desc limit ?3
                            ) latest
                        ) d join ticket t on t.number = d.ticket
                        where d.bytes <= ?4
                        order by d.decided_at desc, d.id desc limit ?5
                        """)
                .setParameter(1, Timestamp.from(from))
                .setParameter(2, RoutingEngine.VERSION)
                .setParameter(3, most + 1)
                .setParameter(4, MOST_BYTES)
                .setParameter(5, most)
                .getResultList();
        List<PastDecision> past = new ArrayList<>();
        rows.forEach(row -> past.add(toPast((Object[]) row)));
        Collections.reverse(past);
        return new Found(past, !rows.isEmpty() && ((Number) ((Object[]) rows.get(0))[7]).intValue() > rows.size());
    }

    private static PastDecision toPast(Object[] row) {
        return new PastDecision(
                (String) row[0],
                ((Timestamp) row[1]).toInstant(),
                Channel.valueOf((String) row[2]),
                ((Number) row[3]).intValue(),
                RoutingJson.inputs((String) row[4]),
                RoutingJson.decision((String) row[5]),
                row[6] == null ? null : ((Timestamp) row[6]).toInstant());
    }
}
