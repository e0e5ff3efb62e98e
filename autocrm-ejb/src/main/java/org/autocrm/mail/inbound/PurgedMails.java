package org.autocrm.mail.inbound;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import org.autocrm.ticket.TicketEvent.Purged;

/**
 * Empties the raw mails of a ticket that is removed for good, and forgets who wrote them about what, in the same
 * transaction. Their rows stay, so that none of them is taken again.
 */
@ApplicationScoped
class PurgedMails {

    @PersistenceContext
    private EntityManager em;

    void forget(@Observes Purged event) {
        em.createNativeQuery("""
                        update stored_mail set raw = cast('' as bytea), author = null, subject = null where ticket = ?1 or mail_id in (
                            select m.mail_id from message m join ticket t on t.id = m.ticket_id where t.number = ?1)
                        """).setParameter(1, event.ticket().value()).executeUpdate();
        em.createNativeQuery("delete from mail_reference where ticket = ?1")
                .setParameter(1, event.ticket().value())
                .executeUpdate();
    }
}
