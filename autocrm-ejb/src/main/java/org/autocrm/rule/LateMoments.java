package org.autocrm.rule;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.autocrm.rule.KnownRules.Active;
import org.autocrm.ticket.TicketEvent.DueChanged;
import org.autocrm.ticket.TicketNumber;

/**
 * Notes tickets that became due so soon that a rule on time may have looked past that moment already. Other moments are
 * those of a change, so none of them comes late.
 */
@ApplicationScoped
class LateMoments {

    /** The transaction that moves a due time ends within it: so long a moment that is still to come may be late. */
    private static final Duration A_TRANSACTION = Duration.ofMinutes(5);

    @PersistenceContext
    private EntityManager em;

    @Inject
    private KnownRules known;

    @Inject
    private Clock clock;

    /** Something is due at another moment, or nothing is any more. */
    void moved(@Observes DueChanged change) {
        var rules = known.of(RuleSet.TIME).active().stream()
                .filter(rule -> rule.details().anchor() == Anchor.DUE)
                .toList();
        if (!rules.isEmpty()) {
            change.to()
                    .ifPresentOrElse(
                            due -> rules.stream()
                                    .filter(rule -> mayBeLate(due, rule))
                                    .forEach(rule -> note(rule.id(), change.ticket())),
                            () -> forget(change.ticket()));
        }
    }

    private boolean mayBeLate(Instant due, Active rule) {
        return due.isBefore(clock.instant()
                .minus(Duration.ofMinutes(rule.details().minutes()))
                .plus(A_TRANSACTION));
    }

    private void note(long rule, TicketNumber ticket) {
        em.createNativeQuery(
                        "insert into rule_late (rule_id, ticket_id) select ?1, id from ticket where number = ?2 on conflict do nothing")
                .setParameter(1, rule)
                .setParameter(2, ticket.value())
                .executeUpdate();
    }

    private void forget(TicketNumber ticket) {
        em.createNativeQuery("delete from rule_late where ticket_id = (select id from ticket where number = ?1)")
                .setParameter(1, ticket.value())
                .executeUpdate();
    }
}
