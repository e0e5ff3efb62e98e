package org.autocrm.ticket.search;

import jakarta.ejb.ApplicationException;

/** A list is to be ordered by something that it cannot be ordered by. */
@ApplicationException(rollback = true)
public class UnknownOrder extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnknownOrder(String sentence) {
        super(sentence);
    }
}
