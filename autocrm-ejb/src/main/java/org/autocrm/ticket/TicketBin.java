package org.autocrm.ticket;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.autocrm.account.Teams;
import org.autocrm.attachment.Contents;
import org.autocrm.ticket.TicketEvent.Purged;

/**
 * Where deleted tickets are, until they are restored or purged. Their customers do not see them, no list has them, and
 * who answers one of their mails opens a new ticket.
 */
@Stateless
@RolesAllowed("agent")
public class TicketBin {

    @PersistenceContext
    private EntityManager em;

    @Inject
    private Sight sight;

    @Inject
    private Changer changer;

    @Inject
    private Contents contents;

    @Inject
    private Teams teams;

    @Inject
    private Event<TicketEvent> events;

    @Inject
    private Clock clock;

    /**
     * Puts a ticket into the bin.
     *
     * @param seen the version that the caller has seen, where that is known
     * @throws UnknownTicket if there is none, or it is there already
     * @throws TicketChangedMeanwhile if it is in another version
     */
    public void delete(TicketNumber number, OptionalLong seen) {
        var ticket = sight.take(number);
        changer.refuseOutdated(ticket, seen);
        ticket.delete(teams.me().id(), clock.instant()).ifPresent(events::fire);
    }

    /**
     * Takes a ticket out of the bin; nothing happens where it is not there.
     *
     * @throws UnknownTicket if there is none
     */
    public void restore(TicketNumber number) {
        sight.takeAnyhow(number).restore(clock.instant()).ifPresent(events::fire);
    }

    /**
     * Removes a ticket for good, with all its messages, and the contents of their files that no other message has. What
     * is left is the event.
     *
     * @throws UnknownTicket if there is none
     * @throws ChangeRefused if it is not in the bin
     */
    @RolesAllowed("administrator")
    public void purge(TicketNumber number) {
        purge(number, OptionalLong.empty());
    }

    /**
     * Removes a ticket for good as {@link #purge(TicketNumber)} does.
     *
     * @param seen the version that the caller has seen, where that is known
     * @throws TicketChangedMeanwhile if it is in another version
     */
    @RolesAllowed("administrator")
    public void purge(TicketNumber number, OptionalLong seen) {
        var ticket = sight.takeAnyhow(number);
        changer.refuseOutdated(ticket, seen);
        if (!ticket.isDeleted()) {
            throw new ChangeRefused("ticket", "Only a ticket that was deleted before can be removed for good.");
        }
        events.fire(new Purged(number)); // whoever keeps more of it forgets it now
        List<?> files = em.createNativeQuery("""
                        select distinct f.content_id from message_file f join message m on m.id = f.message_id
                        where m.ticket_id = ?1
                        """).setParameter(1, ticket.id()).getResultList();
        em.createNativeQuery("delete from ticket where id = ?1")
                .setParameter(1, ticket.id())
                .executeUpdate();
        em.clear(); // nothing of it is to be written again
        files.forEach(content -> {
            if (!isUsed(content)) {
                contents.forget(((Number) content).longValue());
            }
        });
    }

    /** Tickets in the bin, the one that was deleted last first; at most {@code size} of those behind the cursor. */
    public List<DeletedTicket> list(Optional<Cursor> after, int size) {
        return list(after, false, size);
    }

    /** Those that lie right before the cursor, in the same order; at most {@code size} of them. */
    public List<DeletedTicket> listBefore(Cursor cursor, int size) {
        var found = new ArrayList<>(list(Optional.of(cursor), true, size));
        Collections.reverse(found);
        return found;
    }

    private List<DeletedTicket> list(Optional<Cursor> place, boolean backwards, int size) {
        Map<String, Object> parameters = new HashMap<>();
        var conditions = new StringBuilder("t.deletedAt is not null");
        place.ifPresent(cursor -> {
            conditions.append(" and (t.deletedAt %1$s :at or (t.deletedAt = :at and t.id %1$s :id))"
                    .formatted(backwards ? ">" : "<"));
            parameters.put("at", cursor.updatedAt());
            parameters.put("id", cursor.id());
        });
        var hidden = teams.outOfSight();
        if (!hidden.isEmpty()) {
            conditions.append(" and (t.teamId is null or t.teamId not in :hidden)");
            parameters.put("hidden", hidden);
        }
        var query = em.createQuery("""
                        select t.id, t.number, t.subject, c.name, t.deletedAt, agent.name
                        from Ticket t join Customer c on c.id = t.customerId left join Account agent on agent.id = t.deletedBy
                        where %1$s order by t.deletedAt %2$s, t.id %2$s
                        """.formatted(conditions, backwards ? "asc" : "desc"), Object[].class);
        parameters.forEach(query::setParameter);
        return query.setMaxResults(size)
                .getResultStream()
                .map(row -> new DeletedTicket(
                        (Long) row[0],
                        (TicketNumber) row[1],
                        (String) row[2],
                        (String) row[3],
                        (Instant) row[4],
                        (String) row[5]))
                .toList();
    }

    private boolean isUsed(Object content) {
        return !em.createNativeQuery("select id from message_file where content_id = ?1 limit 1")
                .setParameter(1, content)
                .getResultList()
                .isEmpty();
    }
}
