package org.autocrm.sla;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import org.autocrm.sla.SlaEvent.PolicyGiven;
import org.autocrm.ticket.TicketNumber;

/** Promises that no person makes: a rule gives a ticket a policy. It asks for no role; screens may not use it. */
@Stateless
@PermitAll
public class SystemPromises {

    @Inject
    private KnownPolicies policies;

    @Inject
    private KeptClocks kept;

    @Inject
    private Event<SlaEvent> events;

    /** Whether a policy of that id makes promises. */
    public boolean isInUse(long policy) {
        return policies.now().active().stream().anyMatch(active -> active.id() == policy);
    }

    /**
     * The ticket has that policy from now on, whichever would match it, as long as it is in use.
     *
     * @return whether that is different from before
     */
    public boolean give(TicketNumber number, long policy) {
        if (!kept.give(number.value(), policy)) {
            return false;
        }
        events.fire(new PolicyGiven(number, policy));
        return true;
    }
}
