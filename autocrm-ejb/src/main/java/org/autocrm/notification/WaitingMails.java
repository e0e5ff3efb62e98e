package org.autocrm.notification;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** Which notices are still to be mailed, and which are too old to be kept. */
@Stateless
@PermitAll
public class WaitingMails {

    private static final int MOST = 500;
    private static final int BATCH = 1_000;
    private static final Duration KEPT = Duration.ofDays(90);

    @PersistenceContext
    private EntityManager em;

    @Inject
    private Clock clock;

    /** Those that may be tried now, by id. */
    public List<Long> due() {
        return ids("select id from notice where mail = 'DUE' and mail_after <= ?1 order by mail_after limit ?2");
    }

    /** The agents with notices that wait for a mail of all, by id. */
    public List<Long> agents() {
        List<?> agents = em.createNativeQuery(
                        "select distinct account_id from notice where mail = 'COLLECTED' order by account_id")
                .getResultList();
        return agents.stream().map(id -> ((Number) id).longValue()).toList();
    }

    /**
     * Forgets old notices, some at a time.
     *
     * @return whether there may be more
     */
    public boolean forget() {
        return em.createNativeQuery("""
                                delete from notice where id in (
                                    select id from notice where at < ?1 order by at limit ?2 for update skip locked)
                                """)
                        .setParameter(1, Timestamp.from(clock.instant().minus(KEPT)))
                        .setParameter(2, BATCH)
                        .executeUpdate()
                == BATCH;
    }

    private List<Long> ids(String query) {
        List<?> found = em.createNativeQuery(query)
                .setParameter(1, Timestamp.from(clock.instant()))
                .setParameter(2, MOST)
                .getResultList();
        return found.stream().map(id -> ((Number) id).longValue()).toList();
    }
}
