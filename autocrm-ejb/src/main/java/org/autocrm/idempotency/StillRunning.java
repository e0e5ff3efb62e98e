package org.autocrm.idempotency;

import jakarta.ejb.ApplicationException;

/** The same request is being carried out at this moment. */
@ApplicationException(rollback = true)
public class StillRunning extends RuntimeException {

    private static final long serialVersionUID = 1L;

    StillRunning() {
        super("the request with that Idempotency-Key is being carried out");
    }
}
