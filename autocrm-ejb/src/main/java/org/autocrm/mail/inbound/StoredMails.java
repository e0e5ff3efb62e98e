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
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
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

    /**
     * How far a mailbox was dealt with.
     *
     * @param lastUid everything up to this number
     * @param backlogUntil what was there before the mailbox was looked at for the first time, up to this number
     */
    public record Position(long lastUid, long backlogUntil) {}

    /**
     * Keeps a mail and remembers how far we have come. A mail that is there already is not kept again.
     *
     * @param unsettled whether something is to be done for it in its mailbox, see {@link #settled}
     */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public void keep(MailPlace place, byte[] raw, boolean unsettled) {
        if (!isKept(place)) {
            var mail = new StoredMail(place, MailFingerprint.of(raw), raw, clock.instant());
            if (unsettled) {
                mail.isUnsettled();
            }
            em.persist(mail);
            events.fire(new Kept(mail.id()));
        }
        moveTo(place);
    }

    /** Sets a mail aside that could not be fetched or kept, with what is known of it. */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public void setAside(MailPlace place, byte[] known, String reason) {
        if (!isKept(place)) {
            var mail = new StoredMail(place, MailFingerprint.of(known), known, clock.instant());
            mail.isOnlyPartOfIt();
            mail.became(MailState.SET_ASIDE, null, reason, clock.instant());
            describe(mail, known);
            em.persist(mail);
        }
        moveTo(place);
    }

    /** Leaves a mail in the mailbox that was there before we came, and is none of ours. */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public void passOver(MailPlace place) {
        moveTo(place);
    }

    /** How far a mailbox was dealt with; empty where it is new, or has renumbered its mails. */
    public Optional<Position> position(String mailbox, long uidValidity) {
        List<?> positions = em.createNativeQuery(
                        "select last_uid, backlog_until from mailbox_position where mailbox = ?1 and uidvalidity = ?2")
                .setParameter(1, mailbox)
                .setParameter(2, uidValidity)
                .getResultList();
        return positions.stream()
                .map(row -> (Object[]) row)
                .findFirst()
                .map(row -> new Position(((Number) row[0]).longValue(), ((Number) row[1]).longValue()));
    }

    /** Whether a mailbox was ever looked at. */
    public boolean isKnown(String mailbox) {
        return !em.createNativeQuery("select 1 from mailbox_position where mailbox = ?1")
                .setParameter(1, mailbox)
                .getResultList()
                .isEmpty();
    }

    /** Begins to take mail from a mailbox, or from one that has renumbered its mails, at that position. */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public void begin(String mailbox, long uidValidity, Position position) {
        em.createNativeQuery("""
                        insert into mailbox_position (mailbox, uidvalidity, last_uid, backlog_until) values (?1, ?2, ?3, ?4)
                        on conflict (mailbox) do update set uidvalidity = excluded.uidvalidity, last_uid = excluded.last_uid,
                            backlog_until = excluded.backlog_until
                        """)
                .setParameter(1, mailbox)
                .setParameter(2, uidValidity)
                .setParameter(3, position.lastUid())
                .setParameter(4, position.backlogUntil())
                .executeUpdate();
    }

    /** Begins to take mail from a mailbox without numbers, but for those that are there and none of ours. */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public void begin(String mailbox, Collection<Long> passedOver) {
        if (!passedOver.isEmpty()) {
            em.createNativeQuery("""
                            insert into passed_mail (mailbox, uid)
                            select ?1, cast(uid as bigint) from unnest(string_to_array(?2, ',')) uid on conflict do nothing
                            """)
                    .setParameter(1, mailbox)
                    .setParameter(2, listed(passedOver))
                    .executeUpdate();
        }
        begin(mailbox, 0, new Position(0, 0));
    }

    /** The mailbox that a mail came from; empty where that is gone. */
    public Optional<Long> mailboxOf(long id) {
        return Optional.ofNullable(em.find(StoredMail.class, id)).map(StoredMail::mailbox);
    }

    /** Which of these mails were dealt with. */
    public Set<Long> known(String mailbox, long uidValidity, Collection<Long> uids) {
        return numbers("""
                with asked as (select cast(uid as bigint) as uid from unnest(string_to_array(?3, ',')) uid)
                select s.uid from stored_mail s join asked using (uid) where s.mailbox = ?1 and s.uidvalidity = ?2
                union select p.uid from passed_mail p join asked using (uid) where p.mailbox = ?1 and ?2 = 0
                """, mailbox, uidValidity, uids);
    }

    /** For which mails something is still to be done in their mailbox; at most so many, the oldest first. */
    public List<Long> unsettled(String mailbox, long uidValidity, int most) {
        List<?> uids = em.createNativeQuery("""
                        select uid from stored_mail where mailbox = ?1 and uidvalidity = ?2 and unsettled order by uid limit ?3
                        """)
                .setParameter(1, mailbox)
                .setParameter(2, uidValidity)
                .setParameter(3, most)
                .getResultList();
        return uids.stream().map(uid -> ((Number) uid).longValue()).toList();
    }

    /** What was to be done for these mails in their mailbox was done, or nothing is to be done any more. */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public void settled(String mailbox, long uidValidity, Collection<Long> uids) {
        em.createNativeQuery("""
                        update stored_mail set unsettled = false where mailbox = ?1 and uidvalidity = ?2 and unsettled
                            and uid in (select cast(uid as bigint) from unnest(string_to_array(?3, ',')) uid)
                        """)
                .setParameter(1, mailbox)
                .setParameter(2, uidValidity)
                .setParameter(3, listed(uids))
                .executeUpdate();
    }

    private Set<Long> numbers(String query, String mailbox, long uidValidity, Collection<Long> uids) {
        if (uids.isEmpty()) {
            return Set.of();
        }
        List<?> found = em.createNativeQuery(query)
                .setParameter(1, mailbox)
                .setParameter(2, uidValidity)
                .setParameter(3, listed(uids))
                .getResultList();
        return found.stream().map(uid -> ((Number) uid).longValue()).collect(Collectors.toSet());
    }

    private static String listed(Collection<Long> uids) {
        return uids.stream().map(uid -> Long.toString(uid)).collect(Collectors.joining(","));
    }

    /** A mail that nobody has read yet, locked until this transaction ends; empty if it has come to its end. */
    @TransactionAttribute(TransactionAttributeType.MANDATORY)
    public Optional<Unread> take(long id) {
        return Optional.ofNullable(em.find(StoredMail.class, id, LockModeType.PESSIMISTIC_WRITE))
                .filter(mail -> !mail.isDone())
                .map(StoredMails::described)
                .map(mail -> new Unread(mail.id(), mail.mailbox(), mail.contentHash(), mail.isNamed(), mail.raw()));
    }

    /**
     * A mail that is still to be read.
     *
     * @param mailbox the id of the mailbox that it came from; null where that is gone
     * @param named whether it has a Message-ID or a date
     */
    public record Unread(long id, @Nullable Long mailbox, String contentHash, boolean named, byte[] raw) {}

    /**
     * Whether the same mail, by its fingerprint, has come to its end before. Two of them at the same moment, on two
     * nodes, come one after the other. A mail with neither Message-ID nor date is the same only within a while: a form
     * that is sent again next week says something new; but not where its mailbox has numbered all mails anew meanwhile.
     */
    @TransactionAttribute(TransactionAttributeType.MANDATORY)
    public boolean isAgain(Unread mail) {
        em.createNativeQuery("select cast(pg_advisory_xact_lock(hashtextextended(?1, 2)) as text)")
                .setParameter(1, mail.contentHash())
                .getSingleResult();
        return !em.createNativeQuery("""
                        select 1 from stored_mail s join stored_mail this on this.id = ?2
                        where s.content_hash = ?1 and s.id <> ?2
                            and s.state in ('OPENED', 'CONTINUED', 'SET_ASIDE', 'SUSPECTED', 'DROPPED')
                            and (?4 or s.stored_at > ?3
                                or s.mailbox = this.mailbox and s.uidvalidity <> this.uidvalidity) limit 1
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

    private void moveTo(MailPlace place) {
        em.createNativeQuery("""
                        insert into mailbox_position (mailbox, uidvalidity, last_uid) values (?1, ?2, ?3)
                        on conflict (mailbox) do update
                        set uidvalidity = excluded.uidvalidity,
                            last_uid = case when mailbox_position.uidvalidity = excluded.uidvalidity
                                then greatest(mailbox_position.last_uid, excluded.last_uid) else excluded.last_uid end
                        """)
                .setParameter(1, place.mailbox())
                .setParameter(2, place.uidValidity())
                .setParameter(3, place.uid())
                .executeUpdate();
    }

    private boolean isKept(MailPlace place) {
        return !em.createNativeQuery("select 1 from stored_mail where mailbox = ?1 and uidvalidity = ?2 and uid = ?3")
                .setParameter(1, place.mailbox())
                .setParameter(2, place.uidValidity())
                .setParameter(3, place.uid())
                .getResultList()
                .isEmpty();
    }
}
