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
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.autocrm.mail.inbound.MailEvent.Kept;
import org.jspecify.annotations.Nullable;

/** The ledger: every mail we fetched, raw, with what became of it. */
@Stateless
@PermitAll
public class StoredMails {

    private static final Duration A_WHILE = Duration.ofMinutes(10);

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
        moveTo(mailbox, uidValidity, uid);
    }

    /** Sets a mail aside that could not be fetched or kept, with what is known of it. */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public void setAside(String mailbox, long uidValidity, long uid, byte[] known, String reason) {
        if (!isKept(mailbox, uidValidity, uid)) {
            var mail = new StoredMail(mailbox, uidValidity, uid, MailFingerprint.of(known), known, clock.instant());
            mail.became(MailState.SET_ASIDE, null, reason, clock.instant());
            mail.isPartial();
            describe(mail, known);
            em.persist(mail);
        }
        moveTo(mailbox, uidValidity, uid);
    }

    /** Leaves a mail in the mailbox that was there, and read, before we came. */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public void passOver(String mailbox, long uidValidity, long uid) {
        moveTo(mailbox, uidValidity, uid);
    }

    /** The last UID that we have dealt with; empty where the mailbox is new or has renumbered its mails. */
    public Optional<Long> lastUid(String mailbox, long uidValidity) {
        List<?> last = em.createNativeQuery(
                        "select last_uid from mailbox_position where mailbox = ?1 and uidvalidity = ?2")
                .setParameter(1, mailbox)
                .setParameter(2, uidValidity)
                .getResultList();
        return last.stream().findFirst().map(uid -> ((Number) uid).longValue());
    }

    /** A mail that nobody has read yet, locked until this transaction ends; empty if it has come to its end. */
    @TransactionAttribute(TransactionAttributeType.MANDATORY)
    public Optional<Unread> take(long id) {
        return Optional.ofNullable(em.find(StoredMail.class, id, LockModeType.PESSIMISTIC_WRITE))
                .filter(mail -> !mail.isDone())
                .map(StoredMails::described)
                .map(mail -> new Unread(mail.id(), mail.contentHash(), mail.isNamed(), mail.raw()));
    }

    /**
     * A mail that is still to be read.
     *
     * @param named whether it has a Message-ID or a date
     */
    public record Unread(long id, String contentHash, boolean named, byte[] raw) {}

    /**
     * Whether the same mail, by its fingerprint, has come to its end before. Two of them at the same moment, on two
     * nodes, come one after the other. A mail with neither Message-ID nor date is the same only within a while: a form
     * that is sent again next week says something new.
     */
    @TransactionAttribute(TransactionAttributeType.MANDATORY)
    public boolean isAgain(Unread mail) {
        em.createNativeQuery("select cast(pg_advisory_xact_lock(hashtextextended(?1, 2)) as text)")
                .setParameter(1, mail.contentHash())
                .getSingleResult();
        return !em.createNativeQuery("""
                        select 1 from stored_mail
                        where content_hash = ?1 and id <> ?2
                            and state in ('OPENED', 'CONTINUED', 'SET_ASIDE', 'SUSPECTED', 'DROPPED')
                            and (?4 or stored_at > ?3) limit 1
                        """)
                .setParameter(1, mail.contentHash())
                .setParameter(2, mail.id())
                .setParameter(3, Timestamp.from(clock.instant().minus(A_WHILE)))
                .setParameter(4, mail.named())
                .getResultList()
                .isEmpty();
    }

    /** Whether mails wait to be read; a copy of one of ours may be among them. */
    public boolean isBusy() {
        return !em.createNativeQuery("select 1 from stored_mail where state = 'KEPT' limit 1")
                .getResultList()
                .isEmpty();
    }

    /** Notes what became of a mail. */
    @TransactionAttribute(TransactionAttributeType.MANDATORY)
    public void became(long id, MailState end, @Nullable String ticket, @Nullable String reason) {
        em.find(StoredMail.class, id).became(end, ticket, reason, clock.instant());
    }

    private static StoredMail described(StoredMail mail) {
        describe(mail, mail.raw());
        return mail;
    }

    private static void describe(StoredMail mail, byte[] raw) {
        var glance = MailGlance.at(raw);
        mail.isAbout(glance.author(), glance.subject());
    }

    private void moveTo(String mailbox, long uidValidity, long uid) {
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

    private boolean isKept(String mailbox, long uidValidity, long uid) {
        return !em.createNativeQuery("select 1 from stored_mail where mailbox = ?1 and uidvalidity = ?2 and uid = ?3")
                .setParameter(1, mailbox)
                .setParameter(2, uidValidity)
                .setParameter(3, uid)
                .getResultList()
                .isEmpty();
    }
}
