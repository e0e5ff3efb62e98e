package org.autocrm.ticket;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;

/** The drafts of all agents: one of each kind for each agent and ticket. */
@ApplicationScoped
class KeptDrafts {

    @PersistenceContext
    private EntityManager em;

    void save(Ticket ticket, long agent, Draft draft) {
        em.createNativeQuery("""
                        insert into message_draft (ticket_id, account_id, kind, html, seen, saved_at)
                        values (?1, ?2, ?3, ?4, ?5, ?6)
                        on conflict (ticket_id, account_id, kind)
                        do update set html = excluded.html, seen = excluded.seen, saved_at = excluded.saved_at
                        """)
                .setParameter(1, ticket.id())
                .setParameter(2, agent)
                .setParameter(3, draft.kind().name())
                .setParameter(4, draft.html())
                .setParameter(5, draft.seen())
                .setParameter(6, Timestamp.from(draft.savedAt()))
                .executeUpdate();
    }

    Optional<Draft> find(Ticket ticket, long agent, MessageKind kind) {
        return find(ticket, agent, kind, "");
    }

    /** The draft, which nobody else may save or discard until this transaction has ended. */
    Optional<Draft> take(Ticket ticket, long agent, MessageKind kind) {
        return find(ticket, agent, kind, " for update");
    }

    private Optional<Draft> find(Ticket ticket, long agent, MessageKind kind, String lock) {
        List<?> rows = em.createNativeQuery(
                        "select html, seen, saved_at from message_draft where ticket_id = ?1 and account_id = ?2 and kind = ?3"
                                + lock)
                .setParameter(1, ticket.id())
                .setParameter(2, agent)
                .setParameter(3, kind.name())
                .getResultList();
        return rows.stream()
                .map(row -> (Object[]) row)
                .map(row -> new Draft(
                        kind, (String) row[0], ((Number) row[1]).longValue(), ((Timestamp) row[2]).toInstant()))
                .findFirst();
    }

    void discard(Ticket ticket, long agent, MessageKind kind) {
        em.createNativeQuery("delete from message_draft where ticket_id = ?1 and account_id = ?2 and kind = ?3")
                .setParameter(1, ticket.id())
                .setParameter(2, agent)
                .setParameter(3, kind.name())
                .executeUpdate();
    }
}
