package org.autocrm.postman;

import jakarta.ejb.ApplicationException;

/** A mail could not be handed over, and is tried again. */
@ApplicationException(rollback = true)
public class NotYet extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public NotYet(String reason) {
        super(reason);
    }
}
