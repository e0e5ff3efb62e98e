package org.autocrm.ticket;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import org.autocrm.account.Teams;
import org.jspecify.annotations.Nullable;

/** The tickets that the calling agent may see; for others there is no such ticket. */
@ApplicationScoped
class Sight {

    @Inject
    private Tickets tickets;

    @Inject
    private Teams teams;

    /**
     * The ticket, taken as {@link Tickets#take} does.
     *
     * @throws UnknownTicket if there is none, the caller may not see it, or it is in the bin
     */
    Ticket take(TicketNumber number) {
        return Tickets.refuseDeleted(takeAnyhow(number));
    }

    /** The same, in the bin or not. */
    Ticket takeAnyhow(TicketNumber number) {
        return tickets.findAndTake(number)
                .filter(ticket -> isIn(ticket.team()))
                .orElseThrow(() -> new UnknownTicket(number));
    }

    /** Several tickets, by id, whatever the order in which they were asked for. */
    List<Ticket> takeAll(Collection<TicketNumber> numbers) {
        var found = tickets.takeAll(numbers).stream()
                .filter(ticket -> isIn(ticket.team()))
                .map(Tickets::refuseDeleted)
                .toList();
        for (var number : numbers) {
            if (found.stream().noneMatch(ticket -> ticket.number().equals(number))) {
                throw new UnknownTicket(number);
            }
        }
        return found;
    }

    /** Whether the caller may see tickets of a team; null is no team. */
    boolean isIn(@Nullable Long team) {
        return team == null || !teams.isOutOfSight(team);
    }
}
