package org.autocrm.rule;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.autocrm.event.Origin;
import org.autocrm.routing.BeforeRouting;
import org.autocrm.ticket.PromiseFacts;
import org.autocrm.ticket.SystemDesk;
import org.autocrm.ticket.TicketNumber;

/** Asks the rules on create, before routing decides: it then sees the ticket as the rules have made it. */
@ApplicationScoped
class CreateRules implements BeforeRouting {

    @Inject
    private KnownRules known;

    @Inject
    private SystemDesk desk;

    @Inject
    private RuleRun run;

    @Override
    public void opened(List<TicketNumber> tickets) {
        var rules = known.of(RuleSet.CREATE);
        if (rules.active().isEmpty()) {
            return;
        }
        try (var here = Origin.ofFollower(RuleSubscription.FOLLOWER).enter()) {
            for (var number : tickets) {
                if (desk.promiseFacts(number).filter(facts -> !isGone(facts)).isPresent()) {
                    run.pass(number, RuleSet.CREATE, rules.mode(), rules.active());
                }
            }
        }
    }

    private static boolean isGone(PromiseFacts facts) {
        return facts.deleted();
    }
}
