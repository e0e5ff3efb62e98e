package org.autocrm.routing;

import java.util.Optional;
import org.autocrm.event.DomainEvent;
import org.autocrm.ticket.TicketNumber;

/** Something that was decided about how work is given out. */
public sealed interface RoutingEvent extends DomainEvent {

    /** One thing about how a team gives out its work is different now, such as its strategy. */
    record PolicyChanged(long team, String what, Optional<String> from, Optional<String> to) implements RoutingEvent {
        @Override
        public String chain() {
            return "team:" + team;
        }
    }

    /** Tickets of a priority count more or less now, in units. */
    record WeightChanged(String priority, int from, int to) implements RoutingEvent {
        @Override
        public String chain() {
            return "priority:" + priority;
        }
    }

    /** A ticket asks for other skills. */
    record SkillsChanged(TicketNumber ticket, String from, String to) implements RoutingEvent {
        @Override
        public Optional<String> ticketNumber() {
            return Optional.of(ticket.value());
        }
    }
}
