package org.autocrm.ticket;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The links between tickets. Each is kept once, whichever side it was made from. */
@ApplicationScoped
class KeptLinks {

    private static final long CIRCLES = 0x4C696E6B73L; // "Links"

    @PersistenceContext
    private EntityManager em;

    private record Kept(Long ticket, Long other, String kind) {

        static Kept of(Ticket ticket, LinkKind kind, Ticket other) {
            var here = kind.isMutual() ? ticket.id() < other.id() : kind.isKeptHere();
            return here
                    ? new Kept(ticket.id(), other.id(), kind.kept())
                    : new Kept(other.id(), ticket.id(), kind.kept());
        }
    }

    /** Keeps a link, and says whether it is new. */
    boolean add(Ticket ticket, LinkKind kind, Ticket other, @Nullable Long agent, Instant at) {
        var link = Kept.of(ticket, kind, other);
        return em.createNativeQuery("""
                                insert into ticket_link (ticket_id, other_id, kind, created_at, created_by)
                                values (?1, ?2, ?3, ?4, cast(?5 as bigint)) on conflict do nothing
                                """)
                        .setParameter(1, link.ticket())
                        .setParameter(2, link.other())
                        .setParameter(3, link.kind())
                        .setParameter(4, Timestamp.from(at))
                        .setParameter(5, agent)
                        .executeUpdate()
                > 0;
    }

    /** Forgets a link, and says whether there was one. */
    boolean remove(Ticket ticket, LinkKind kind, Ticket other) {
        var link = Kept.of(ticket, kind, other);
        return em.createNativeQuery("delete from ticket_link where ticket_id = ?1 and other_id = ?2 and kind = ?3")
                        .setParameter(1, link.ticket())
                        .setParameter(2, link.other())
                        .setParameter(3, link.kind())
                        .executeUpdate()
                > 0;
    }

    /** Whether a ticket is a part of another, directly or not. Until this transaction ends, nobody else may ask. */
    boolean isPartOf(Ticket part, Ticket whole) {
        em.createNativeQuery("select cast(pg_advisory_xact_lock(?1) as text)")
                .setParameter(1, CIRCLES)
                .getSingleResult();
        return !em.createNativeQuery("""
                        with recursive above (id) as (
                            select cast(?1 as bigint)
                            union
                            select l.other_id from ticket_link l join above on l.ticket_id = above.id where l.kind = 'PARENT'
                        )
                        select id from above where id = ?2
                        """)
                .setParameter(1, part.id())
                .setParameter(2, whole.id())
                .getResultList()
                .isEmpty();
    }
}
