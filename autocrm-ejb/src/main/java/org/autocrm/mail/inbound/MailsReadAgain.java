package org.autocrm.mail.inbound;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import org.autocrm.event.Origin;
import org.autocrm.mail.inbound.MailEvent.AllReadAgain;
import org.autocrm.mail.inbound.MailEvent.ReadAgain;

/** Has mails read once more that ended otherwise: one, or all of a state, some in each transaction. */
@ApplicationScoped
class MailsReadAgain {

    private static final int BATCH = 100;

    @PersistenceContext
    private EntityManager em;

    @Inject
    private Event<MailEvent> events;

    /** Has a mail read once more that this transaction has locked. */
    void one(StoredMail mail, boolean trusted) {
        var before = mail.state();
        var reason = mail.reason();
        mail.isReadAgain();
        events.fire(new ReadAgain(mail.id(), before, mail.state(), reason, trusted));
    }

    /**
     * Has the next mails in a state read once more, and goes on with those before them. It goes past those that
     * somebody decides about at this moment, and those of which there is nothing to read.
     *
     * @param upTo the newest of them
     * @param account who wanted it
     */
    void next(MailState state, long upTo, String account) {
        try (var here = Origin.current().onBehalfOf(account).enter()) {
            List<?> ids = em.createNativeQuery("""
                            select id from stored_mail
                            where state = ?1 and id <= ?2 and complete and octet_length(raw) > 0
                            order by id desc limit ?3 for update skip locked
                            """)
                    .setParameter(1, state.name())
                    .setParameter(2, upTo)
                    .setParameter(3, BATCH)
                    .getResultList();
            for (var id : ids) {
                one(em.find(StoredMail.class, ((Number) id).longValue()), false);
            }
            if (ids.size() == BATCH) {
                events.fire(new AllReadAgain(state, ((Number) ids.get(BATCH - 1)).longValue() - 1));
            }
        }
    }
}
