package org.autocrm.idempotency;

import jakarta.ejb.ApplicationException;

/** The work failed, and nothing of it is left; the cause says why. */
@ApplicationException(rollback = true)
public class NotDone extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final RuntimeException reason;

    NotDone(RuntimeException reason) {
        super(reason);
        this.reason = reason;
    }

    /** What the work threw. */
    public RuntimeException reason() {
        return reason;
    }
}
