package org.autocrm.mail.inbound;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.autocrm.mail.inbound.MailEvent.Kept;
import org.jspecify.annotations.Nullable;

/** The ledger: every mail we fetched, raw, with what became of it. */
@Stateless
@PermitAll
public class StoredMails {

    @PersistenceContext
    private EntityManager em;

    @Inject
    private Event<MailEvent> events;

    @Inject
    private Clock clock;

    /** Keeps a mail of a mailbox and remembers how far we have read. A mail that is there already is not kept again. */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public void keep(String mailbox, long uidValidity, long uid, byte[] raw) {
        if (!isKept(mailbox, uidValidity, uid)) {
            var mail = new StoredMail(mailbox, uidValidity, uid, MailFingerprint.of(raw), raw, clock.instant());
            em.persist(mail);
            events.fire(new Kept(mail.id()));
        }
        em.createNativeQuery("""
                        insert into mailbox_position (mailbox, uidvalidity, last_uid) values (?1, ?2, ?3)
                        on conflict (mailbox) do update
                        set uidvalidity = excluded.uidvalidity,
                            last_uid = case when mailbox_position.uidvalidity = excluded.uidvalidity
                                then greatest(mailbox_position.last_uid, excluded.last_uid) else excluded.last_uid end
                        """)
                .setParameter(1, mailbox)
                .setParameter(2, uidValidity)
                .setParameter(3, uid)
                .executeUpdate();
    }

    /** The last UID that was kept; 0 where the mailbox is new or has renumbered its mails. */
    public long lastUid(String mailbox, long uidValidity) {
        List<?> last = em.createNativeQuery(
                        "select last_uid from mailbox_position where mailbox = ?1 and uidvalidity = ?2")
                .setParameter(1, mailbox)
                .setParameter(2, uidValidity)
                .getResultList();
        return last.isEmpty() ? 0 : ((Number) last.get(0)).longValue();
    }

    /** A mail that nobody has read yet, locked until this transaction ends; empty if it has come to its end. */
    @TransactionAttribute(TransactionAttributeType.MANDATORY)
    public Optional<Unread> take(long id) {
        return Optional.ofNullable(em.find(StoredMail.class, id, LockModeType.PESSIMISTIC_WRITE))
                .filter(mail -> !mail.isDone())
                .map(mail -> new Unread(mail.id(), mail.contentHash(), mail.raw()));
    }

    /** A mail that is still to be read. */
    public record Unread(long id, String contentHash, byte[] raw) {}

    /** Whether the same mail, by its fingerprint, was kept before this one. */
    public boolean isAgain(Unread mail) {
        return !em.createNativeQuery("select 1 from stored_mail where content_hash = ?1 and id < ?2 limit 1")
                .setParameter(1, mail.contentHash())
                .setParameter(2, mail.id())
                .getResultList()
                .isEmpty();
    }

    /** Notes what became of a mail. */
    @TransactionAttribute(TransactionAttributeType.MANDATORY)
    public void became(long id, MailState end, @Nullable String ticket, @Nullable String reason) {
        em.find(StoredMail.class, id).became(end, ticket, reason, clock.instant());
    }

    private boolean isKept(String mailbox, long uidValidity, long uid) {
        return !em.createNativeQuery("select 1 from stored_mail where mailbox = ?1 and uidvalidity = ?2 and uid = ?3")
                .setParameter(1, mailbox)
                .setParameter(2, uidValidity)
                .setParameter(3, uid)
                .getResultList()
                .isEmpty();
    }
}
