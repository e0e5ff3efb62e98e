package org.autocrm.ticket;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tickets as agents' screens and the API need them: plain records, no changes. */
@Stateless
@RolesAllowed("agent")
public class TicketQueries {

    /** Counters count up to this; the screen then says "99+". */
    public static final int MOST_COUNTED = 100;

    @PersistenceContext
    private EntityManager em;

    @Inject
    private Tickets tickets;

    /**
     * A ticket with its conversation and notes.
     *
     * @throws UnknownTicket if there is none of that number
     */
    public TicketView read(TicketNumber number) {
        return tickets.get(number).toView(true);
    }

    /** The tickets that changed last come first; at most {@code size} of those behind the cursor. */
    public List<TicketRow> list(TicketFilter filter, Optional<Cursor> after, int size) {
        Map<String, Object> parameters = new HashMap<>();
        var conditions = conditions(filter, parameters);
        after.ifPresent(cursor -> {
            conditions.add("(t.updatedAt < :before or (t.updatedAt = :before and t.id < :beforeId))");
            parameters.put("before", cursor.updatedAt());
            parameters.put("beforeId", cursor.id());
        });
        var query = em.createQuery("""
                        select new org.autocrm.ticket.TicketRow(t.id, t.number, t.subject, t.excerpt, t.status, t.priority,
                            c.name, team.name, agent.name, t.waitingSince, t.updatedAt)
                        from Ticket t
                        join Customer c on c.id = t.customerId
                        left join Team team on team.id = t.teamId
                        left join Account agent on agent.id = t.assigneeId
                        where %s
                        order by t.updatedAt desc, t.id desc
                        """.formatted(String.join(" and ", conditions)), TicketRow.class);
        parameters.forEach(query::setParameter);
        return query.setMaxResults(size).getResultList();
    }

    /** How many tickets the filter lets through, counted up to {@link #MOST_COUNTED}. */
    public int count(TicketFilter filter) {
        Map<String, Object> parameters = new HashMap<>();
        var conditions = conditions(filter, parameters);
        var query = em.createQuery("select t.id from Ticket t where " + String.join(" and ", conditions), Long.class);
        parameters.forEach(query::setParameter);
        return query.setMaxResults(MOST_COUNTED).getResultList().size();
    }

    /** The file of a message. */
    public Optional<StoredFile> file(long id) {
        return tickets.file(id).map(MessageFile::toStored);
    }

    private static List<String> conditions(TicketFilter filter, Map<String, Object> parameters) {
        List<String> conditions = new ArrayList<>(List.of("1 = 1"));
        if (!filter.statuses().isEmpty()) {
            conditions.add("t.status in :statuses");
            parameters.put("statuses", filter.statuses());
        }
        filter.team().ifPresent(team -> {
            conditions.add("t.teamId = :team");
            parameters.put("team", team);
        });
        filter.assignee().ifPresent(agent -> {
            conditions.add("t.assigneeId = :agent");
            parameters.put("agent", agent);
        });
        filter.customer().ifPresent(customer -> {
            conditions.add("t.customerId = :customer");
            parameters.put("customer", customer);
        });
        if (filter.unassigned()) {
            conditions.add("t.assigneeId is null");
        }
        return conditions;
    }
}
