package org.autocrm.sla;

import java.time.Instant;
import org.autocrm.calendar.BusinessHours;
import org.jspecify.annotations.Nullable;

/**
 * Which policy a ticket has since a moment, with the hours of its calendar as they were then.
 *
 * @param policy its id; 0 for none
 * @param terms what that version of it says; null for none
 */
record Choice(
        Instant at, long policy, int version, @Nullable PolicyDetails terms, BusinessHours hours) {

    static Choice none(Instant at) {
        return new Choice(at, 0, 0, null, BusinessHours.ALWAYS);
    }

    boolean isSame(Choice other) {
        return policy == other.policy && version == other.version && hours.equals(other.hours);
    }
}
