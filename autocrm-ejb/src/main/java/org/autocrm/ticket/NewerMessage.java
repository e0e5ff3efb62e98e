package org.autocrm.ticket;

import jakarta.ejb.ApplicationException;

/** Somebody wrote on the ticket after what the author of a reply has seen; the reply was not taken. */
@ApplicationException(rollback = true)
public class NewerMessage extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NewerMessage(TicketNumber number) {
        super("ticket " + number.value() + " has a newer message");
    }
}
