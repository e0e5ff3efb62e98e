package org.autocrm.ticket;

import jakarta.ejb.ApplicationException;

/** The ticket is in the bin: for whoever wants to change it there is none, until somebody restores it. */
@ApplicationException(rollback = true)
public class TicketDeleted extends UnknownTicket {

    private static final long serialVersionUID = 1L;

    TicketDeleted(TicketNumber number) {
        super("that is not deleted with the number " + number.value());
    }
}
