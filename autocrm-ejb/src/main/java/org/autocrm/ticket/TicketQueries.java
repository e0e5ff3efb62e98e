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
import org.autocrm.account.Teams;
import org.autocrm.shared.EmailAddress;

/**
 * Tickets as agents' screens and the API need them: plain records, no changes. What the caller may not see is not
 * there.
 */
@Stateless
@RolesAllowed("agent")
public class TicketQueries {

    /** Counters count up to this; the screen then says "99+". */
    public static final int MOST_COUNTED = 100;

    private static final int MOST_SIMILAR = 5;

    @PersistenceContext
    private EntityManager em;

    @Inject
    private Tickets tickets;

    @Inject
    private TicketReader reader;

    @Inject
    private TicketRows rows;

    @Inject
    private Sight sight;

    @Inject
    private Teams teams;

    /**
     * A ticket with its conversation and notes; also one that is in the bin.
     *
     * @throws UnknownTicket if there is none of that number
     */
    public TicketView read(TicketNumber number) {
        return reader.forAgent(number).orElseThrow(() -> new UnknownTicket(number));
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
        return rows.where(String.join(" and ", conditions), parameters, size);
    }

    /** How many tickets the filter lets through, counted up to {@link #MOST_COUNTED}. */
    public int count(TicketFilter filter) {
        Map<String, Object> parameters = new HashMap<>();
        var conditions = conditions(filter, parameters);
        var query = em.createQuery("select t.id from Ticket t where " + String.join(" and ", conditions), Long.class);
        parameters.forEach(query::setParameter);
        return query.setMaxResults(MOST_COUNTED).getResultList().size();
    }

    /**
     * Open and waiting tickets with a similar subject, of the same customer or somebody of the same organization; the
     * most similar first. Worth a look before another is opened.
     */
    public List<TicketRow> similar(EmailAddress customer, String subject) {
        List<?> ids = em.createNativeQuery("""
                        select t.id from ticket t join customer c on c.id = t.customer_id
                        where t.status in ('OPEN', 'WAITING') and t.deleted_at is null
                        and (c.email = ?1 or c.organization_id = coalesce(
                            (select known.organization_id from customer known where known.email = ?1),
                            (select o.id from organization o where o.domain = ?2)))
                        and similarity(t.subject, ?3) > 0.3
                        order by similarity(t.subject, ?3) desc, t.updated_at desc
                        """)
                .setParameter(1, customer.value())
                .setParameter(2, customer.domain())
                .setParameter(3, subject.replace("\0", ""))
                .setMaxResults(MOST_SIMILAR)
                .getResultList();
        var found = ids.stream().map(id -> ((Number) id).longValue()).toList();
        if (found.isEmpty()) {
            return List.of();
        }
        Map<String, Object> parameters = new HashMap<>(Map.of("found", found));
        var conditions = inSight(parameters);
        conditions.add("t.id in :found");
        return rows.where(String.join(" and ", conditions), parameters, MOST_SIMILAR).stream()
                .sorted((one, other) -> Integer.compare(found.indexOf(one.id()), found.indexOf(other.id())))
                .toList();
    }

    /** The file of a message. */
    public Optional<StoredFile> file(long id) {
        return tickets.file(id)
                .filter(file -> sight.isIn(file.message().ticket().team()))
                .map(MessageFile::toStored);
    }

    private List<String> conditions(TicketFilter filter, Map<String, Object> parameters) {
        var conditions = inSight(parameters);
        if (!filter.statuses().isEmpty()) {
            conditions.add("t.category in :statuses");
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
        if (filter.awake()) {
            conditions.add("t.snoozedUntil is null");
        }
        return conditions;
    }

    /** What holds for every ticket that the caller is shown in a list. */
    private List<String> inSight(Map<String, Object> parameters) {
        List<String> conditions = new ArrayList<>(List.of("t.deletedAt is null"));
        var hidden = teams.outOfSight();
        if (!hidden.isEmpty()) {
            conditions.add("(t.teamId is null or t.teamId not in :hidden)");
            parameters.put("hidden", hidden);
        }
        return conditions;
    }
}
