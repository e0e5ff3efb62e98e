package org.autocrm.ticket;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.autocrm.account.Person;
import org.autocrm.account.Teams;
import org.autocrm.customer.Customers;
import org.autocrm.shared.EmailAddress;

/**
 * Who takes part in a ticket because a mail says so: who was written to beside us, and who answers a mail that was sent
 * on to them. They get a copy of each reply; an agent among them follows the ticket instead.
 */
@ApplicationScoped
class Participants {

    /** More than these were not meant one by one, and a mail must not make us write to the whole world. */
    static final int MOST = 20;

    @Inject
    private KeptExtras extras;

    @Inject
    private Customers customers;

    @Inject
    private Teams teams;

    @Inject
    private Changer changer;

    void join(Ticket ticket, IncomingMessage incoming) {
        var joining = new LinkedHashSet<>(incoming.others());
        customers.card(ticket.customerId()).ifPresent(customer -> joining.remove(customer.email()));
        if (joining.isEmpty()) {
            return;
        }
        var agents = agentsAmong(joining);
        joining.removeAll(agents.keySet());
        changer.change(
                ticket,
                TicketChanges.begin()
                        .followers(SetChange.add(agents.values().stream()
                                .map(Person::id)
                                .limit(room(ticket))
                                .collect(Collectors.toSet())))
                        .copies(SetChange.add(withRoom(ticket, joining)))
                        .end());
    }

    private Map<EmailAddress, Person> agentsAmong(Set<EmailAddress> addresses) {
        return addresses.stream()
                .flatMap(address -> teams.agentOf(address).stream())
                .collect(Collectors.toMap(Person::email, Function.identity()));
    }

    private long room(Ticket ticket) {
        return Math.max(0, MOST - extras.followers(ticket).size());
    }

    private Set<EmailAddress> withRoom(Ticket ticket, Set<EmailAddress> joining) {
        var known = extras.copies(ticket);
        return joining.stream()
                .filter(address -> !known.contains(address.value()))
                .limit(Math.max(0, MOST - known.size()))
                .collect(Collectors.toSet());
    }
}
