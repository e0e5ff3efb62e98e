package org.autocrm.rule;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.autocrm.event.DomainEvent;
import org.autocrm.event.EventLog;
import org.autocrm.event.LoggedEvent;
import org.autocrm.ticket.TicketNumber;
import org.autocrm.ticket.TicketQueries;

/** Which rules fired on a ticket, and what they did. */
@Stateless
@RolesAllowed("agent")
public class FiredRules {

    @Inject
    private TicketQueries tickets;

    @Inject
    private EventLog log;

    /**
     * A rule that fired.
     *
     * @param event the id of the event that tells of it
     * @param rule by id
     * @param edition what it said then
     * @param did what it did, a line each
     * @param refused why something was not done, a sentence each
     */
    public record FiredRule(
            long event,
            Instant at,
            long rule,
            int edition,
            String name,
            RuleSet set,
            List<String> did,
            List<String> refused) {}

    /**
     * The rules that fired on a ticket, the first first.
     *
     * @throws org.autocrm.ticket.UnknownTicket if there is none of that number
     */
    public List<FiredRule> on(TicketNumber number) {
        tickets.refuseUnseen(number);
        return log.history(number.value(), Set.of(DomainEvent.typeOf(RuleEvent.Fired.class))).stream()
                .map(FiredRules::toFired)
                .toList();
    }

    private static FiredRule toFired(LoggedEvent event) {
        return new FiredRule(
                event.id(),
                event.at(),
                event.number("rule"),
                (int) event.number("edition"),
                event.text("name"),
                RuleSet.valueOf(event.text("set")),
                event.text("did").lines().toList(),
                event.text("refused").lines().toList());
    }
}
