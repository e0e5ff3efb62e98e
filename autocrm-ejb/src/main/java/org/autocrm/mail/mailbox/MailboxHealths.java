package org.autocrm.mail.mailbox;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.autocrm.event.DomainEvent;
import org.autocrm.mail.mailbox.MailboxEvent.MailboxFailing;
import org.autocrm.mail.mailbox.MailboxEvent.MailboxRecovered;
import org.autocrm.mail.mailbox.MailboxHealth.State;
import org.jspecify.annotations.Nullable;

/**
 * Which node looks after which mailbox, and how the mailboxes are.
 *
 * <p>The right to look after one is a lease by the clock of the database: a node that died, or cannot be reached, loses
 * it after {@value #LEASE_SECONDS} seconds, and another one goes on. That two of them look at once for a moment does no
 * harm: the ledger takes each mail once.
 */
@Stateless
@PermitAll
public class MailboxHealths {

    /** For so long a node has the right, if it does not ask again. */
    static final int LEASE_SECONDS = 20;

    private static final Duration ABANDONED = Duration.ofMinutes(5);
    private static final int LONGEST_ERROR = 1_000;

    @PersistenceContext
    private EntityManager em;

    @Inject
    private Event<DomainEvent> events;

    @Inject
    private Clock clock;

    /** Asks for the right to look after a mailbox, or for more of it; whether the node has it now. */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public boolean hold(long mailbox, String node) {
        return em.createNativeQuery("""
                        insert into mailbox_health (mailbox_id, holder, held_until)
                        select id, ?2, now() + make_interval(secs => ?3) from mailbox where id = ?1
                        on conflict (mailbox_id) do update set holder = excluded.holder, held_until = excluded.held_until
                        where mailbox_health.holder = excluded.holder or mailbox_health.held_until is null
                            or mailbox_health.held_until < now()
                        """)
                        .setParameter(1, mailbox)
                        .setParameter(2, node)
                        .setParameter(3, LEASE_SECONDS)
                        .executeUpdate()
                == 1;
    }

    /** Gives the right back, so that another node need not wait. */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public void release(long mailbox, String node) {
        em.createNativeQuery("update mailbox_health set held_until = now() where mailbox_id = ?1 and holder = ?2")
                .setParameter(1, mailbox)
                .setParameter(2, node)
                .executeUpdate();
    }

    /**
     * Notes that a mailbox could be read.
     *
     * @param waiting mails that are there and not taken yet
     * @param lagSeconds of the last mail that was taken, if one was
     */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public void succeeded(long mailbox, int waiting, OptionalInt lagSeconds) {
        var told = lockAlarm(mailbox);
        var now = Timestamp.from(clock.instant());
        em.createNativeQuery("""
                        update mailbox_health set tried_at = ?2, succeeded_at = ?2, next_at = null, failing_since = null,
                            failures = 0, error = null, told_at = null, waiting = ?3,
                            lag_seconds = coalesce(cast(?4 as integer), lag_seconds)
                        where mailbox_id = ?1
                        """)
                .setParameter(1, mailbox)
                .setParameter(2, now)
                .setParameter(3, waiting)
                .setParameter(4, lagSeconds.isPresent() ? Integer.toString(lagSeconds.getAsInt()) : null)
                .executeUpdate();
        told.ifPresent(name -> events.fire(new MailboxRecovered(mailbox, name)));
    }

    private Optional<String> lockAlarm(long mailbox) {
        List<?> names = em.createNativeQuery("""
                        select m.name from mailbox_health h join mailbox m on m.id = h.mailbox_id
                        where h.mailbox_id = ?1 and h.told_at is not null for update of h
                        """).setParameter(1, mailbox).getResultList();
        return names.stream().map(String.class::cast).findFirst();
    }

    /** Notes that a mailbox could not be read, and when it is tried again. */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public void failed(long mailbox, String error, Instant next) {
        em.createNativeQuery("""
                        update mailbox_health set tried_at = ?2, next_at = ?3, failing_since = coalesce(failing_since, ?2),
                            failures = failures + 1, error = ?4
                        where mailbox_id = ?1
                        """)
                .setParameter(1, mailbox)
                .setParameter(2, Timestamp.from(clock.instant()))
                .setParameter(3, Timestamp.from(next))
                .setParameter(4, error.length() > LONGEST_ERROR ? error.substring(0, LONGEST_ERROR) : error)
                .executeUpdate();
    }

    /** Tells administrators, once, of each mailbox that has failed for so long. */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public void raiseAlarms(Duration patience) {
        var now = clock.instant();
        List<?> failing = em.createNativeQuery("""
                        update mailbox_health h set told_at = ?1 from mailbox m
                        where m.id = h.mailbox_id and m.active and h.told_at is null
                            and (h.failing_since < ?2 or m.protocol <> 'PUSH' and h.tried_at < ?2)
                        returning h.mailbox_id, m.name, coalesce(h.failing_since, h.tried_at),
                            coalesce(h.error, 'No node looks after it.')
                        """)
                .setParameter(1, Timestamp.from(now))
                .setParameter(2, Timestamp.from(now.minus(patience)))
                .getResultList();
        failing.stream()
                .map(row -> (Object[]) row)
                .forEach(row -> events.fire(new MailboxFailing(
                        ((Number) row[0]).longValue(),
                        (String) row[1],
                        ((Timestamp) row[2]).toInstant(),
                        String.valueOf(row[3]))));
    }

    /** How each mailbox is, by its id. */
    @RolesAllowed("administrator")
    public Map<Long, MailboxHealth> all() {
        List<?> rows = em.createNativeQuery("""
                        select m.id, m.active, case when h.held_until > now() then h.holder end, h.tried_at, h.succeeded_at, h.next_at,
                            h.failing_since, coalesce(h.failures, 0), h.error, coalesce(h.waiting, 0), h.lag_seconds, m.protocol
                        from mailbox m left join mailbox_health h on h.mailbox_id = m.id
                        """).getResultList();
        Map<Long, MailboxHealth> all = new HashMap<>();
        rows.stream().map(row -> (Object[]) row).forEach(row -> all.put(((Number) row[0]).longValue(), health(row)));
        return all;
    }

    private MailboxHealth health(Object[] row) {
        var triedAt = instant(row[3]);
        var failingSince = instant(row[6]);
        var isPushed = "PUSH".equals(row[11]);
        return new MailboxHealth(
                state(Boolean.TRUE.equals(row[1]), isPushed, triedAt, failingSince),
                (String) row[2],
                triedAt,
                instant(row[4]),
                instant(row[5]),
                failingSince,
                ((Number) row[7]).intValue(),
                (String) row[8],
                ((Number) row[9]).intValue(),
                row[10] == null ? null : ((Number) row[10]).intValue());
    }

    private State state(boolean active, boolean pushed, @Nullable Instant triedAt, @Nullable Instant failingSince) {
        if (!active) {
            return State.OFF;
        } else if (triedAt == null) {
            return State.NEW;
        } else if (failingSince != null) {
            return State.FAILING;
        } else if (!pushed && triedAt.isBefore(clock.instant().minus(ABANDONED))) {
            return State.ABANDONED;
        }
        return State.READ;
    }

    private static @Nullable Instant instant(@Nullable Object moment) {
        return moment == null ? null : ((Timestamp) moment).toInstant();
    }
}
