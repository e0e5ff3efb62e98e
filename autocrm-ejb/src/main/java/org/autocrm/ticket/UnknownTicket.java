package org.autocrm.ticket;

import jakarta.ejb.ApplicationException;

/** There is no ticket with that number, or the caller may not know that there is. */
@ApplicationException(rollback = true)
public class UnknownTicket extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** No ticket of that number. */
    public UnknownTicket(TicketNumber number) {
        super("no ticket " + number.value());
    }
}
