package org.autocrm.calendar;

import java.io.Serializable;

/**
 * A calendar as it is now.
 *
 * @param isDefault whether it counts for what names no other
 * @param archived whether it is offered no more
 * @param edition which version of its hours counts now: 1 for the first
 * @param version grows with every change of anything about it
 */
public record CalendarEntry(
        long id,
        String name,
        boolean isDefault,
        boolean archived,
        CalendarDefinition definition,
        int edition,
        long version)
        implements Serializable {

    private static final long serialVersionUID = 1L;

    /** What an administrator decided about it. */
    public CalendarDetails details() {
        return new CalendarDetails(name, isDefault, archived, definition);
    }
}
