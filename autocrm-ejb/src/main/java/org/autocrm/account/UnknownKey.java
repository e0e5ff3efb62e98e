package org.autocrm.account;

import jakarta.ejb.ApplicationException;

/** There is no API key of that id. */
@ApplicationException(rollback = true)
public class UnknownKey extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnknownKey(long id) {
        super("no API key " + id);
    }
}
