package org.autocrm.event;

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
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Work that followers could not do: tried again for a while, then dead until an administrator replays it. */
@Stateless
@PermitAll
public class FailedFollowUps {

    private static final int LONGEST_REASON = 500;
    private static final int LISTED = 200;

    @PersistenceContext
    private EntityManager em;

    @Inject
    private Clock clock;

    @Inject
    private FollowUps followUps;

    @Inject
    private EventLog log;

    @Inject
    private Event<GivenUp> givenUp;

    @Inject
    private Event<TriedAgain> triedAgain;

    /**
     * An event that a follower could not follow.
     *
     * @param dead whether the broker has given up, so that only a replay tries again
     */
    public record Failed(
            String follower,
            long event,
            String type,
            Optional<String> ticket,
            int tries,
            String reason,
            Instant firstAt,
            Instant lastAt,
            boolean dead) {}

    /** The latest failures, the dead ones first. */
    @RolesAllowed("administrator")
    public List<Failed> latest() {
        List<?> rows = em.createNativeQuery("""
                        select f.follower, f.event_id, e.type, e.ticket, f.tries, f.reason, f.first_at, f.last_at, f.dead
                        from failed_follow_up f join event e on e.id = f.event_id
                        order by f.dead desc, f.last_at desc limit ?1
                        """).setParameter(1, LISTED).getResultList();
        return rows.stream().map(row -> toFailed((Object[]) row)).toList();
    }

    /** How many are dead, counted up to 100. */
    @RolesAllowed("administrator")
    public int dead() {
        var count = (Number) em.createNativeQuery(
                        "select count(*) from (select 1 from failed_follow_up where dead limit 100) counted")
                .getSingleResult();
        return count.intValue();
    }

    /** Has the event sent to its follower once more, with all its tries, after this transaction has committed. */
    @RolesAllowed("administrator")
    public void replay(String follower, long event) {
        var revived = em.createNativeQuery(
                        "update failed_follow_up set dead = false, replay = true where follower = ?1 and event_id = ?2 and dead")
                .setParameter(1, follower)
                .setParameter(2, event)
                .executeUpdate();
        if (revived == 1) {
            log.find(event).ifPresent(found -> triedAgain.fire(new TriedAgain(follower, found)));
        }
    }

    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public void note(String follower, long event, String reason) {
        em.createNativeQuery("""
                        insert into failed_follow_up (follower, event_id, tries, reason, first_at, last_at)
                        values (?1, ?2, 1, ?3, ?4, ?4)
                        on conflict (follower, event_id) do update
                        set tries = failed_follow_up.tries + 1, reason = excluded.reason, last_at = excluded.last_at
                        """)
                .setParameter(1, follower)
                .setParameter(2, event)
                .setParameter(3, reason.substring(0, Math.min(reason.length(), LONGEST_REASON)))
                .setParameter(4, Timestamp.from(clock.instant()))
                .executeUpdate();
    }

    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public void clear(String follower, long event) {
        em.createNativeQuery("delete from failed_follow_up where follower = ?1 and event_id = ?2")
                .setParameter(1, follower)
                .setParameter(2, event)
                .executeUpdate();
    }

    /** The broker has given the event up. One of a dead message that was followed after all is no failure. */
    public void bury(String follower, long event) {
        if (!followUps.isDone(follower, event)) {
            em.createNativeQuery("""
                            insert into failed_follow_up (follower, event_id, tries, reason, first_at, last_at, dead)
                            values (?1, ?2, 0, 'the broker gave it up', ?3, ?3, true)
                            on conflict (follower, event_id) do update set dead = true
                            """)
                    .setParameter(1, follower)
                    .setParameter(2, event)
                    .setParameter(3, Timestamp.from(clock.instant()))
                    .executeUpdate();
            log.find(event).ifPresent(found -> givenUp.fire(new GivenUp(follower, found)));
        }
    }

    private static Failed toFailed(Object[] row) {
        return new Failed(
                (String) row[0],
                ((Number) row[1]).longValue(),
                (String) row[2],
                Optional.ofNullable((String) row[3]),
                ((Number) row[4]).intValue(),
                (String) row[5],
                ((Timestamp) row[6]).toInstant(),
                ((Timestamp) row[7]).toInstant(),
                (Boolean) row[8]);
    }
}
