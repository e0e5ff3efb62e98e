package org.autocrm.rule;

import static jakarta.enterprise.event.TransactionPhase.AFTER_SUCCESS;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.autocrm.ticket.search.Query;
import org.jspecify.annotations.Nullable;

/**
 * The active rules, kept in memory for some seconds: where there are none, a ticket costs nothing. A change by another
 * node is seen a little later.
 */
@ApplicationScoped
class KnownRules {

    private static final Logger LOG = Logger.getLogger(KnownRules.class.getName());
    private static final Duration TRUSTED = Duration.ofSeconds(2);

    @PersistenceContext
    private EntityManager em;

    @Inject
    private Clock clock;

    private volatile @Nullable Known last;

    /** A rule that is asked. */
    record Active(long id, int edition, RuleDetails details, Query condition) {}

    /** The active rules of a set, in their order, and how they are asked. */
    record Rules(RuleMode mode, List<Active> active) {}

    private record Known(Map<RuleSet, Rules> sets, Instant readAt) {}

    /** The rules of a set as they were a moment ago. */
    Rules of(RuleSet set) {
        var known = last;
        var now = clock.instant();
        if (known == null || known.readAt().plus(TRUSTED).isBefore(now)) {
            known = new Known(read(), now);
            last = known;
        }
        return known.sets().getOrDefault(set, new Rules(RuleMode.ALL, List.of()));
    }

    /** What a rule said in an edition. */
    RuleDetails edition(long rule, int edition) {
        return RuleJson.read(
                (String) em.createNativeQuery("select definition from rule_edition where rule_id = ?1 and edition = ?2")
                        .setParameter(1, rule)
                        .setParameter(2, edition)
                        .getSingleResult());
    }

    void changed(@Observes(during = AFTER_SUCCESS) RuleEvent.Configured event) {
        last = null;
    }

    private Map<RuleSet, Rules> read() {
        List<?> rows = em.createNativeQuery("""
                        select r.id, r.edition, e.definition from rule r
                        join rule_edition e on e.rule_id = r.id and e.edition = r.edition
                        where r.active and not r.deleted order by r.position, r.id
                        """).getResultList();
        var active =
                rows.stream().flatMap(row -> toRule((Object[]) row).stream()).toList();
        Map<RuleSet, Rules> sets = new EnumMap<>(RuleSet.class);
        for (var row : em.createNativeQuery("select name, mode from rule_set").getResultList()) {
            var columns = (Object[]) row;
            var set = RuleSet.named((String) columns[0]).orElseThrow();
            var mode = RuleMode.named((String) columns[1]).orElseThrow();
            sets.put(
                    set,
                    new Rules(
                            mode,
                            active.stream()
                                    .filter(rule -> rule.details().set() == set)
                                    .toList()));
        }
        return sets;
    }

    /** What only a newer version understands is not asked, so that it keeps no ticket from being routed. */
    private static Optional<Active> toRule(Object[] row) {
        try {
            var details = RuleJson.read((String) row[2]);
            return Optional.of(new Active(
                    ((Number) row[0]).longValue(),
                    ((Number) row[1]).intValue(),
                    details,
                    Query.parse(details.condition())));
        } catch (RuntimeException e) {
            LOG.log(Level.FINE, e, () -> "The rule " + row[0] + " cannot be understood");
            return Optional.empty();
        }
    }
}
