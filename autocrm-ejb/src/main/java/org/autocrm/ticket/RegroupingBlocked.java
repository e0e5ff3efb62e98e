package org.autocrm.ticket;

import jakarta.ejb.ApplicationException;

/** A merge or a split that cannot be undone as things are, and why. */
@ApplicationException(rollback = true)
public class RegroupingBlocked extends RuntimeException {

    private static final long serialVersionUID = 1L;

    RegroupingBlocked(String reason) {
        super(reason);
    }
}
