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
import org.autocrm.shared.Keyset;

/**
 * Tickets as agents' screens and the API need them: plain records, no changes. What the caller may not see is not
 * there.
 */
@Stateless
@RolesAllowed("agent")
public class TicketQueries {

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

    /** The same; empty where there is none of that number, or the caller may not see it. */
    public Optional<TicketView> find(TicketNumber number) {
        return reader.forAgent(number);
    }

    /**
     * A part of what was said on a ticket, the newest message first.
     *
     * @param kind only messages of this kind
     * @throws UnknownTicket if there is none of that number
     */
    public List<MessageView> messages(TicketNumber number, Optional<MessageKind> kind, Keyset part) {
        return reader.messages(visible(number), kind, part);
    }

    /**
     * A message of a ticket; empty where it has none of that id.
     *
     * @throws UnknownTicket if there is none of that number
     */
    public Optional<MessageView> message(TicketNumber number, long id) {
        return reader.message(visible(number), id);
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

    /**
     * Does nothing where the caller may see the ticket.
     *
     * @throws UnknownTicket if there is none of that number, or the caller may not see it
     */
    public void refuseUnseen(TicketNumber number) {
        visible(number);
    }

    /** The file of a message. */
    public Optional<StoredFile> file(long id) {
        return tickets.file(id)
                .filter(file -> sight.isIn(file.message().ticket().team()))
                .map(MessageFile::toStored);
    }

    private Ticket visible(TicketNumber number) {
        return tickets.find(number)
                .filter(ticket -> sight.isIn(ticket.team()))
                .orElseThrow(() -> new UnknownTicket(number));
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
