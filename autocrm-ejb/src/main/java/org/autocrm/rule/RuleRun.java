package org.autocrm.rule;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import org.autocrm.rule.KnownRules.Active;
import org.autocrm.rule.RuleEvent.Fired;
import org.autocrm.rule.RulePass.Effect;
import org.autocrm.ticket.TicketNumber;
import org.autocrm.ticket.search.TicketMatch;

/** A pass of rules over a ticket that its caller has taken, in the caller's transaction. */
@ApplicationScoped
class RuleRun {

    @PersistenceContext
    private EntityManager em;

    @Inject
    private TicketMatch match;

    @Inject
    private RuleActions actions;

    @Inject
    private Event<RuleEvent> events;

    /** Asks these rules of a set; those that fired, in that order. */
    List<Active> pass(TicketNumber number, RuleSet set, RuleMode mode, List<Active> rules) {
        return RulePass.run(mode, rules, asked -> matches(number, asked), rule -> fire(number, set, rule));
    }

    private List<Boolean> matches(TicketNumber number, List<Active> asked) {
        em.flush(); // what rules changed so far is seen
        return match.of(number, asked.stream().map(Active::condition).toList());
    }

    private Effect fire(TicketNumber number, RuleSet set, Active rule) {
        var result = actions.carryOut(number, rule);
        events.fire(new Fired(
                number,
                rule.id(),
                rule.edition(),
                rule.details().name(),
                set,
                String.join("\n", result.did()),
                String.join("\n", result.refused())));
        return new Effect(result.changed(), result.stop());
    }
}
