package org.autocrm.ticket;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.autocrm.account.Teams;
import org.autocrm.customer.Customers;
import org.autocrm.event.EventLog;

/** What all doors do to change properties of a ticket that they have taken. */
@ApplicationScoped
class Changer {

    @Inject
    private Catalog catalog;

    @Inject
    private KeptExtras extras;

    @Inject
    private Customers customers;

    @Inject
    private Teams teams;

    @Inject
    private EventLog log;

    @Inject
    private Event<TicketEvent> events;

    @Inject
    private Clock clock;

    /** Makes all changes, or throws {@link ChangeRefused} and makes none; whether anything is different now. */
    boolean change(Ticket ticket, TicketChanges changes) {
        if (changes.isNothing()) {
            return false;
        }
        var before = extras.of(ticket, changes);
        var plan = ChangePlan.of(ticket, before, changes, catalog.now(), people(), clock.instant());
        var customer = changes.customer().map(address -> customers.findOrWelcome(address, ""));
        var happened = plan.carryOut(customer);
        extras.write(ticket, before, plan.after());
        happened.forEach(events::fire);
        return !happened.isEmpty();
    }

    /** What is in the way of these changes on whatever ticket. */
    List<Objection> objections(TicketChanges changes) {
        return ChangePlan.objections(changes, catalog.now(), people(), clock.instant());
    }

    /** Refuses a ticket that is in another version than its changer has seen. */
    void refuseOutdated(Ticket ticket, OptionalLong seen) {
        if (seen.isPresent() && seen.getAsLong() != ticket.version()) {
            throw new TicketChangedMeanwhile(
                    ticket.number(),
                    seen.getAsLong(),
                    ticket.version(),
                    log.since(ticket.number().value(), seen.getAsLong()));
        }
    }

    /** Refuses a ticket whose status needs a field that is empty. */
    void refuseMissingFields(Ticket ticket) {
        var known = catalog.now();
        var status = known.status(ticket.statusKey());
        ChangePlan.refuseMissing(status, known.requiredFor(status).isEmpty() ? Map.of() : extras.fields(ticket), known);
    }

    private People people() {
        return new People() {
            @Override
            public boolean isTeam(long team) {
                return teams.find(team).isPresent();
            }

            @Override
            public boolean isAgent(long account) {
                return teams.isAgent(account);
            }

            @Override
            public boolean isMember(long team, long account) {
                return teams.isMember(team, account);
            }
        };
    }
}
