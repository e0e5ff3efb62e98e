package org.autocrm.sla;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import org.autocrm.calendar.BusinessHours;
import org.jspecify.annotations.Nullable;

/** The hours that a policy counts by. */
@ApplicationScoped
class PolicyHours {

    /** Whether there is a calendar of that id. */
    boolean isKnown(long calendar) {
        return false;
    }

    /** As they were valid at that moment; around the clock where there is no calendar. */
    BusinessHours at(@Nullable Long calendar, Instant moment) {
        return BusinessHours.ALWAYS;
    }
}
