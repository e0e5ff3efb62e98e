package org.autocrm.sla;

import jakarta.ejb.ApplicationException;

/** There is no policy of that id. */
@ApplicationException(rollback = true)
public class UnknownPolicy extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnknownPolicy(long id) {
        super("There is no policy " + id + ".");
    }
}
