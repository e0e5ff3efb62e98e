package org.autocrm.sla;

import java.time.Instant;
import java.util.Optional;
import org.autocrm.event.DomainEvent;
import org.autocrm.shared.EmailAddress;
import org.autocrm.ticket.TicketNumber;

/** Something that happened to a policy, or to a promise that one made. */
public sealed interface SlaEvent extends DomainEvent {

    /** What an administrator decided. */
    sealed interface Configured extends SlaEvent {}

    /** What became of a promise. */
    sealed interface OfTicket extends SlaEvent {

        TicketNumber ticket();

        @Override
        default Optional<String> ticketNumber() {
            return Optional.of(ticket().value());
        }
    }

    /** There is a new policy; its definition as JSON. */
    record PolicyMade(long policy, String name, String definition) implements Configured {
        @Override
        public String chain() {
            return "sla-policy:" + policy;
        }
    }

    /** One thing about a policy is different now. */
    record PolicyChanged(long policy, String name, String what, Optional<String> from, Optional<String> to)
            implements Configured {
        @Override
        public String chain() {
            return "sla-policy:" + policy;
        }
    }

    /** A policy makes no promises any more. */
    record PolicyDeleted(long policy, String name) implements Configured {
        @Override
        public String chain() {
            return "sla-policy:" + policy;
        }
    }

    /** The policies are asked in another order; their names, one after the other. */
    record PoliciesOrdered(String from, String to) implements Configured {
        @Override
        public String chain() {
            return "sla-policy:order";
        }
    }

    /** The ticket has a policy, by id, whichever would match it. */
    record PolicyGiven(TicketNumber ticket, long policy) implements OfTicket {}

    /** A promise is due soon: so many minutes before, counted as the promise is. */
    record Reminded(TicketNumber ticket, Metric metric, int clock, int minutes, Instant due) implements OfTicket {}

    /** A promise was not kept. */
    record Breached(TicketNumber ticket, Metric metric, int clock, Instant due) implements OfTicket {}

    /** A promise has not been kept for so many minutes, counted as the promise is. */
    record Escalated(TicketNumber ticket, Metric metric, int clock, int minutes, Instant due) implements OfTicket {}

    /** Somebody is told of it by mail, which is still to be sent. */
    record Notified(TicketNumber ticket, EmailAddress to, Metric metric, String mark, Instant due)
            implements OfTicket {}
}
