package org.autocrm.rule;

import java.util.Optional;
import org.autocrm.event.DomainEvent;
import org.autocrm.shared.EmailAddress;
import org.autocrm.ticket.TicketNumber;

/** Something that happened to a rule, or that one did. */
public sealed interface RuleEvent extends DomainEvent {

    /** What an administrator decided. */
    sealed interface Configured extends RuleEvent {}

    /** There is a new rule; its definition as JSON. */
    record RuleMade(long rule, String name, String definition) implements Configured {
        @Override
        public String chain() {
            return "rule:" + rule;
        }
    }

    /** One thing about a rule is different now. */
    record RuleChanged(long rule, String name, String what, Optional<String> from, Optional<String> to)
            implements Configured {
        @Override
        public String chain() {
            return "rule:" + rule;
        }
    }

    /** A rule is asked no more. */
    record RuleDeleted(long rule, String name) implements Configured {
        @Override
        public String chain() {
            return "rule:" + rule;
        }
    }

    /** The rules of a set are asked in another order; their names, one after the other. */
    record RulesOrdered(RuleSet set, String from, String to) implements Configured {
        @Override
        public String chain() {
            return "rule-set:" + set.word();
        }
    }

    /** The rules of a set are asked in another way: the first that matches, or all. */
    record ModeChanged(RuleSet set, RuleMode from, RuleMode to) implements Configured {
        @Override
        public String chain() {
            return "rule-set:" + set.word();
        }
    }

    /**
     * A rule matched a ticket and did what it is for.
     *
     * @param did what it did, a line each
     * @param refused what could not be done, a sentence a line; empty where all was done
     */
    record Fired(TicketNumber ticket, long rule, int edition, String name, RuleSet set, String did, String refused)
            implements RuleEvent {
        @Override
        public Optional<String> ticketNumber() {
            return Optional.of(ticket.value());
        }
    }

    /**
     * A rule has somebody told by mail, which is still to be sent.
     *
     * @param action its place among the actions of that edition, from 0
     */
    record Mailed(TicketNumber ticket, long rule, int edition, int action, EmailAddress to) implements RuleEvent {
        @Override
        public Optional<String> ticketNumber() {
            return Optional.of(ticket.value());
        }
    }
}
