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

    /**
     * The decisions since then, the oldest first: those of this version of the engine, about tickets that are there.
     *
     * @param most the latest so many
     */
    public List<PastDecision> since(Instant from, int most) {
        List<?> rows = em.createNativeQuery("""
                        select d.ticket, d.decided_at, t.channel, t.priority_rank, cast(d.inputs as text), cast(d.decision as text),
                            case when d.outcome = 'GIVEN' then (select min(e.at) from event e
                                where e.ticket = d.ticket and e.at >= d.decided_at and (e.type = 'ticket.Deleted'
                                    or e.type = 'ticket.StatusChanged' and e.payload ->> 'toCategory' <> 'OPEN'
                                    or e.type = 'ticket.Assigned' and coalesce(e.payload ->> 'to', '') <> cast(d.agent_id as text)))
                            end
                        from routing_decision d join ticket t on t.number = d.ticket
                        where d.decided_at >= ?1 and d.engine = ?2 and d.inputs is not null
                        order by d.decided_at desc, d.id desc limit ?3
                        """)
                .setParameter(1, Timestamp.from(from))
                .setParameter(2, RoutingEngine.VERSION)
                .setParameter(3, most)
                .getResultList();
        List<PastDecision> past = new ArrayList<>();
        rows.forEach(row -> past.add(toPast((Object[]) row)));
        Collections.reverse(past);
        return past;
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
