package org.autocrm.ticket;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Lines of ticket lists, the ticket that changed last first. */
@ApplicationScoped
class TicketRows {

    @PersistenceContext
    private EntityManager em;

    @Inject
    private Catalog catalog;

    /** Lines of the tickets {@code t} for which a condition holds. */
    List<TicketRow> where(String condition, Map<String, ?> parameters, int most) {
        var query = em.createQuery("""
                        select t.id, t.number, t.subject, t.excerpt, t.statusKey, t.priorityKey, c.name, team.name,
                            agent.name, t.waitingSince, t.updatedAt, t.snoozedUntil
                        from Ticket t
                        join Customer c on c.id = t.customerId
                        left join Team team on team.id = t.teamId
                        left join Account agent on agent.id = t.assigneeId
                        where %s
                        order by t.updatedAt desc, t.id desc
                        """.formatted(condition), Object[].class);
        parameters.forEach(query::setParameter);
        return query.setMaxResults(most).getResultStream().map(this::toRow).toList();
    }

    private TicketRow toRow(Object[] row) {
        var known = catalog.knowing((String) row[4], (String) row[5]);
        return new TicketRow(
                (Long) row[0],
                (TicketNumber) row[1],
                (String) row[2],
                (String) row[3],
                known.status((String) row[4]),
                known.priority((String) row[5]),
                (String) row[6],
                (String) row[7],
                (String) row[8],
                (Instant) row[9],
                (Instant) row[10],
                (Instant) row[11]);
    }
}
