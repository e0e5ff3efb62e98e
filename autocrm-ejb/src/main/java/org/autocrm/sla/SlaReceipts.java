package org.autocrm.sla;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.autocrm.event.EventLog;
import org.autocrm.ticket.TicketView;

/** How the promises on a ticket came about, computed from all that happened to it, as of any moment. */
@Stateless
@RolesAllowed("agent")
public class SlaReceipts {

    @Inject
    private EventLog log;

    @Inject
    private KeptClocks kept;

    @Inject
    private Clock clock;

    /**
     * The clocks of a ticket that the caller has in sight, with every step of theirs.
     *
     * @param at a past moment; empty for now
     */
    public List<ClockView> of(TicketView ticket, Optional<Instant> at) {
        var number = ticket.number().value();
        var choices = kept.choices(number);
        if (choices.isEmpty()) {
            return List.of();
        }
        var facts = TicketFacts.of(
                log.history(number, TicketFacts.TYPES),
                ticket.status().key(),
                ticket.status().category(),
                ticket.priority().key(),
                ticket.createdAt());
        choices.forEach(choice -> facts.add(new Fact.Chosen(choice)));
        return SlaLedger.at(at.orElseGet(() -> clock.instant().truncatedTo(ChronoUnit.MICROS)), facts);
    }
}
