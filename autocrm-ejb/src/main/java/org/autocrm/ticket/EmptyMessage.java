package org.autocrm.ticket;

import jakarta.ejb.ApplicationException;

/** A message without words. */
@ApplicationException(rollback = true)
public class EmptyMessage extends RuntimeException {

    private static final long serialVersionUID = 1L;

    EmptyMessage(TicketNumber number) {
        super("a message on ticket " + number.value() + " has no words");
    }
}
