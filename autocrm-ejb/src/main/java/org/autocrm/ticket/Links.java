package org.autocrm.ticket;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.OptionalLong;
import java.util.Set;
import org.autocrm.account.Teams;
import org.autocrm.ticket.TicketEvent.Linked;
import org.autocrm.ticket.TicketEvent.Unlinked;

/** Links tickets with each other. */
@Stateless
@RolesAllowed("agent")
public class Links {

    @Inject
    private Sight sight;

    @Inject
    private Changer changer;

    @Inject
    private KeptLinks links;

    @Inject
    private Teams teams;

    @Inject
    private Event<TicketEvent> events;

    @Inject
    private Clock clock;

    /**
     * Says what another ticket is to this one; nothing happens where that is known.
     *
     * @throws UnknownTicket if there is no such ticket, or no such other
     * @throws ChangeRefused if a ticket would be a part of itself
     */
    public void link(TicketNumber number, LinkKind kind, TicketNumber other) {
        var pair = pair(number, other);
        if (kind == LinkKind.PARENT) {
            refuseCircle(pair.ticket(), pair.other());
        } else if (kind == LinkKind.CHILD) {
            refuseCircle(pair.other(), pair.ticket());
        }
        var now = clock.instant();
        if (links.add(pair.ticket(), kind, pair.other(), teams.me().id(), now)) {
            pair.ticket().touch(now);
            pair.other().touch(now);
            events.fire(new Linked(number, kind, other));
            events.fire(new Linked(other, kind.seenFromTheOther(), number));
        }
        if (kind != LinkKind.SUGGESTED) { // somebody has said now what they are to each other
            remove(pair, LinkKind.SUGGESTED);
        }
    }

    /**
     * Takes a link away; nothing happens where there is none.
     *
     * @throws UnknownTicket if there is no such ticket, or no such other
     */
    public void unlink(TicketNumber number, LinkKind kind, TicketNumber other) {
        unlink(number, kind, other, OptionalLong.empty());
    }

    /**
     * Takes a link away as {@link #unlink(TicketNumber, LinkKind, TicketNumber)} does.
     *
     * @param seen the version of the ticket that the caller has seen, where that is known
     * @throws TicketChangedMeanwhile if it is in another version
     */
    public void unlink(TicketNumber number, LinkKind kind, TicketNumber other, OptionalLong seen) {
        var pair = pair(number, other);
        changer.refuseOutdated(pair.ticket(), seen);
        remove(pair, kind);
    }

    private void remove(Pair pair, LinkKind kind) {
        if (links.remove(pair.ticket(), kind, pair.other())) {
            pair.ticket().touch(clock.instant());
            pair.other().touch(clock.instant());
            events.fire(new Unlinked(pair.ticket().number(), kind, pair.other().number()));
            events.fire(new Unlinked(
                    pair.other().number(),
                    kind.seenFromTheOther(),
                    pair.ticket().number()));
        }
    }

    private record Pair(Ticket ticket, Ticket other) {}

    private Pair pair(TicketNumber number, TicketNumber other) {
        if (number.equals(other)) {
            sight.take(number); // where there is no such ticket, that is what is wrong
            throw new ChangeRefused("other", "A ticket is not linked with itself.");
        }
        var both = sight.takeAll(Set.of(number, other));
        var first = both.get(0).number().equals(number) ? 0 : 1;
        return new Pair(both.get(first), both.get(1 - first));
    }

    private void refuseCircle(Ticket part, Ticket whole) {
        if (links.isPartOf(whole, part)) {
            throw new ChangeRefused(
                    "other",
                    "Ticket %s is a part of ticket %s already, so it cannot be the whole of it."
                            .formatted(whole.number(), part.number()));
        }
    }
}
