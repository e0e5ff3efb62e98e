package org.autocrm.sla;

import static jakarta.enterprise.event.TransactionPhase.AFTER_SUCCESS;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.autocrm.ticket.search.Query;
import org.jspecify.annotations.Nullable;

/**
 * The policies, kept in memory for some seconds: where there are none, following a ticket costs nothing. A change by
 * another node is seen a little later.
 */
@ApplicationScoped
class KnownPolicies {

    private static final Duration TRUSTED = Duration.ofSeconds(2);
    private static final int MOST_VERSIONS = 500;

    @PersistenceContext
    private EntityManager em;

    @Inject
    private Clock clock;

    private final Map<String, PolicyDetails> versions = new ConcurrentHashMap<>();

    private volatile @Nullable Known last;

    /** A policy that makes promises. */
    record Active(long id, int version, Instant madeAt, PolicyDetails terms, Query condition) {}

    /**
     * The policies as they were a moment ago.
     *
     * @param active those that make promises, in their order
     * @param inUse whether there is anything to follow: a policy, or a clock that one has left
     */
    record Known(List<Active> active, boolean inUse, Instant readAt) {}

    Known now() {
        var known = last;
        var now = clock.instant();
        if (known == null || known.readAt().plus(TRUSTED).isBefore(now)) {
            known = read(now);
            last = known;
        }
        return known;
    }

    /** What a policy said in a version, which never changes. */
    PolicyDetails version(long policy, int version) {
        if (versions.size() > MOST_VERSIONS) {
            versions.clear();
        }
        return versions.computeIfAbsent(policy + ":" + version, key -> {
            var json = (String) em.createNativeQuery(
                            "select definition from sla_policy_version where policy_id = ?1 and version = ?2")
                    .setParameter(1, policy)
                    .setParameter(2, version)
                    .getSingleResult();
            return PolicyJson.read(json);
        });
    }

    void changed(@Observes(during = AFTER_SUCCESS) SlaEvent.Configured event) {
        forget();
    }

    void forget() {
        last = null;
    }

    private Known read(Instant now) {
        List<?> rows = em.createNativeQuery("""
                        select p.id, p.version, v.definition, v.made_at from sla_policy p
                        join sla_policy_version v on v.policy_id = p.id and v.version = p.version
                        where p.active and not p.deleted order by p.position, p.id
                        """).getResultList();
        var active = rows.stream().map(row -> toPolicy((Object[]) row)).toList();
        var inUse = !active.isEmpty()
                || !em.createNativeQuery("select 1 from sla_clock limit 1")
                        .getResultList()
                        .isEmpty();
        return new Known(active, inUse, now);
    }

    private static Active toPolicy(Object[] row) {
        var terms = PolicyJson.read((String) row[2]);
        return new Active(
                ((Number) row[0]).longValue(),
                ((Number) row[1]).intValue(),
                ((Timestamp) row[3]).toInstant(),
                terms,
                Query.parse(terms.condition()));
    }
}
