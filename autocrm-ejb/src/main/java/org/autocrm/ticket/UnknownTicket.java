package org.autocrm.ticket;

import jakarta.ejb.ApplicationException;

/** There is no ticket with that number, or the caller may not know that there is. */
@ApplicationException(rollback = true)
public class UnknownTicket extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What was asked for, which need not be a number at all. */
    public UnknownTicket(String asked) {
        super("no ticket " + asked);
    }

    UnknownTicket(TicketNumber number) {
        this(number.value());
    }
}
