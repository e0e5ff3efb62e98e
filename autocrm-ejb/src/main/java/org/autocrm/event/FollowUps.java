package org.autocrm.event;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Which follower has done its work for which event: what makes a second delivery harmless. */
@Stateless
public class FollowUps {

    @PersistenceContext
    private EntityManager em;

    @Inject
    private Clock clock;

    /**
     * Claims the work for this transaction. False means that it was done before, and is not to be done again; a
     * delivery at the same moment waits until this transaction has ended.
     */
    @TransactionAttribute(TransactionAttributeType.MANDATORY)
    public boolean isFirst(String follower, LoggedEvent event) {
        return em.createNativeQuery("""
                                insert into follow_up (follower, event_id, done_at) values (?1, ?2, ?3)
                                on conflict do nothing
                                """)
                        .setParameter(1, follower)
                        .setParameter(2, event.id())
                        .setParameter(3, Timestamp.from(clock.instant()))
                        .executeUpdate()
                == 1;
    }

    /** Claims the work for several events, as {@link #isFirst} does for one; those that were not done before, by id. */
    @TransactionAttribute(TransactionAttributeType.MANDATORY)
    public Set<Long> firstOf(String follower, Collection<LoggedEvent> events) {
        if (events.isEmpty()) {
            return Set.of();
        }
        List<?> claimed = em.createNativeQuery("""
                        insert into follow_up (follower, event_id, done_at)
                        select ?1, cast(listed.value as bigint), ?3 from json_array_elements_text(cast(?2 as json)) as listed
                        on conflict do nothing
                        returning event_id
                        """)
                .setParameter(1, follower)
                .setParameter(
                        2,
                        events.stream().map(LoggedEvent::id).sorted().toList().toString())
                .setParameter(3, Timestamp.from(clock.instant()))
                .getResultList();
        return claimed.stream().map(id -> ((Number) id).longValue()).collect(Collectors.toSet());
    }

    /** Notes work as done that no transaction could carry, such as a mail that was sent. */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public void done(String follower, LoggedEvent event) {
        isFirst(follower, event);
    }

    /** Whether the work was done and committed. */
    public boolean isDone(String follower, long event) {
        return !em.createNativeQuery("select 1 from follow_up where follower = ?1 and event_id = ?2")
                .setParameter(1, follower)
                .setParameter(2, event)
                .getResultList()
                .isEmpty();
    }
}
