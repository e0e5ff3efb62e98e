package org.autocrm.idempotency;

import jakarta.ejb.ApplicationException;

/** The same name was given to another request before. */
@ApplicationException(rollback = true)
public class AnotherRequest extends RuntimeException {

    private static final long serialVersionUID = 1L;

    AnotherRequest() {
        super("that Idempotency-Key was used for another request");
    }
}
