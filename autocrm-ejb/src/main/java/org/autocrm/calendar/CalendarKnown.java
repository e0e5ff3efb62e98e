package org.autocrm.calendar;

import jakarta.ejb.ApplicationException;

/** A calendar was to have the name of another one. */
@ApplicationException(rollback = true)
public class CalendarKnown extends RuntimeException {

    private static final long serialVersionUID = 1L;

    CalendarKnown(String name) {
        super("there is another calendar with the name " + name);
    }
}
