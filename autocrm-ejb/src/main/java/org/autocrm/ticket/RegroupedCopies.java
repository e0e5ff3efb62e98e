package org.autocrm.ticket;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.autocrm.customer.Customers;
import org.autocrm.ticket.TicketEvent.CopiesChanged;

/** Who gets copies of a ticket's replies because of the messages that came to it. */
@ApplicationScoped
class RegroupedCopies {

    @Inject
    private KeptExtras extras;

    @Inject
    private Customers customers;

    @Inject
    private Event<TicketEvent> events;

    /** Those who heard of the source hear of the target now, its customer too; says who is new there. */
    Set<String> bring(Ticket source, Ticket target) {
        var before = extras.copies(target);
        var after = new HashSet<>(before);
        after.addAll(extras.copies(source));
        if (!target.belongsTo(source.customerId())) {
            customers
                    .card(source.customerId())
                    .ifPresent(card -> after.add(card.email().value()));
        }
        customers
                .card(target.customerId())
                .ifPresent(card -> after.remove(card.email().value()));
        write(target, before, after);
        after.removeAll(before);
        return after;
    }

    /** These hear of it no more. */
    void takeBack(Set<String> added, Ticket target) {
        var before = extras.copies(target);
        var after = new HashSet<>(before);
        after.removeAll(added);
        write(target, before, after);
    }

    private void write(Ticket ticket, Set<String> before, Set<String> after) {
        if (!before.equals(after)) {
            extras.write(ticket, copies(before), copies(after));
            events.fire(new CopiesChanged(ticket.number(), Set.copyOf(before), Set.copyOf(after)));
        }
    }

    private static Extras copies(Set<String> copies) {
        return new Extras(Set.of(), Map.of(), Set.of(), copies);
    }
}
