package org.autocrm.calendar;

import jakarta.ejb.ApplicationException;

/** There is no such calendar. */
@ApplicationException(rollback = true)
public class UnknownCalendar extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnknownCalendar(long id) {
        super("no calendar " + id);
    }
}
