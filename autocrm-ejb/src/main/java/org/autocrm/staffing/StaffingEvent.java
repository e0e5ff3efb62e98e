package org.autocrm.staffing;

import java.time.Instant;
import java.util.Optional;
import org.autocrm.event.DomainEvent;
import org.autocrm.shared.EmailAddress;

/** Something that was decided, or happened, about who can work on what, and how much. */
public sealed interface StaffingEvent extends DomainEvent {

    /** Something about one agent. */
    sealed interface OfAgent extends StaffingEvent {

        /** The id of the account. */
        long agent();

        EmailAddress account();

        @Override
        default String chain() {
            return "account:" + account();
        }
    }

    /**
     * An agent is there for new work, or no more; by themselves, by an administrator, or for want of a sign of life.
     */
    record PresenceChanged(long agent, EmailAddress account, Presence from, Presence to, boolean byTimeOut)
            implements OfAgent {}

    /** How much open work an agent may have, in units; absent means as everybody. */
    record CapacityChanged(
            long agent, EmailAddress account, String channel, Optional<Integer> from, Optional<Integer> to)
            implements OfAgent {}

    /** An agent works by another calendar, by its id; absent means at any time. */
    record HoursChanged(long agent, EmailAddress account, Optional<Long> from, Optional<Long> to) implements OfAgent {}

    /** How good an agent is at a skill, from 1 to 5; absent means not at all. */
    record AgentSkillChanged(
            long agent, EmailAddress account, String skill, Optional<Integer> from, Optional<Integer> to)
            implements OfAgent {}

    /** An agent is going to be out of office from a moment until another; absent means not. */
    record AbsencePlanned(
            long agent,
            EmailAddress account,
            Optional<Instant> from,
            Optional<Instant> until,
            Optional<Long> substitute,
            Optional<String> reason)
            implements OfAgent {}

    /** An agent is out of office from now on. */
    record AbsenceBegan(long agent, EmailAddress account) implements OfAgent {}

    /** An agent is back in office. */
    record AbsenceEnded(long agent, EmailAddress account) implements OfAgent {}

    /** One thing about a skill is different now, such as its name; there is a new one, or one less. */
    record SkillConfigured(String skill, String what, Optional<String> from, Optional<String> to)
            implements StaffingEvent {
        @Override
        public String chain() {
            return "skill:" + skill;
        }
    }

    /** What holds for agents without figures of their own is different now. */
    record DefaultChanged(String what, Optional<Integer> from, Optional<Integer> to) implements StaffingEvent {
        @Override
        public String chain() {
            return "staffing";
        }
    }
}
