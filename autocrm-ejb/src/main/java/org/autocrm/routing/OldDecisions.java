package org.autocrm.routing;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;

/** What decisions were made of is kept for a little more than a year; what was decided, and the reasons, for ever. */
@Stateless
@PermitAll
public class OldDecisions {

    static final Duration KEPT = Duration.ofDays(400);

    private static final int BATCH = 1_000;

    @PersistenceContext
    private EntityManager em;

    @Inject
    private Clock clock;

    /**
     * Forgets the inputs of old decisions, some at a time.
     *
     * @return how many
     */
    public int forget() {
        return em.createNativeQuery("""
                        update routing_decision set inputs = null where id in (
                            select id from routing_decision where decided_at < ?1 and inputs is not null
                            order by decided_at limit ?2 for update skip locked)
                        """)
                .setParameter(1, Timestamp.from(clock.instant().minus(KEPT)))
                .setParameter(2, BATCH)
                .executeUpdate();
    }
}
