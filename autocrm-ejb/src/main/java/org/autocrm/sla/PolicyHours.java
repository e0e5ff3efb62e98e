package org.autocrm.sla;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import org.autocrm.calendar.BusinessHours;
import org.autocrm.calendar.Calendars;
import org.jspecify.annotations.Nullable;

/** The hours that a policy counts by. */
@ApplicationScoped
class PolicyHours {

    @Inject
    private Calendars calendars;

    /** Whether there is a calendar of that id. */
    boolean isKnown(long calendar) {
        return calendars.find(calendar).isPresent();
    }

    /** As they were valid at that moment; around the clock where there is no calendar. */
    BusinessHours at(@Nullable Long calendar, Instant moment) {
        return calendar == null
                ? BusinessHours.ALWAYS
                : calendars.at(calendar, moment).orElse(BusinessHours.ALWAYS);
    }
}
