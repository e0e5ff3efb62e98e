package org.autocrm.calendar;

import java.io.Serializable;

/**
 * What an administrator decides about a calendar.
 *
 * @param isDefault whether it counts for what names no other
 * @param archived whether it is offered no more; what counts by it goes on
 */
public record CalendarDetails(String name, boolean isDefault, boolean archived, CalendarDefinition definition)
        implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final int LONGEST_NAME = 60;

    public CalendarDetails {
        name = CalendarNotValid.line("name", name, LONGEST_NAME);
        if (isDefault && archived) {
            throw new CalendarNotValid(
                    "archived",
                    "default-archived",
                    "The default calendar is not archived. Make another one the default first, or let this one be it no more.");
        }
    }

    /** The same with another definition. */
    public CalendarDetails with(CalendarDefinition other) {
        return new CalendarDetails(name, isDefault, archived, other);
    }
}
