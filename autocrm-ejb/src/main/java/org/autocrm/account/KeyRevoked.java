package org.autocrm.account;

import jakarta.ejb.ApplicationException;

/** The API key was ended, and does not come back. */
@ApplicationException(rollback = true)
public class KeyRevoked extends RuntimeException {

    private static final long serialVersionUID = 1L;

    KeyRevoked(long id) {
        super("the API key " + id + " is revoked");
    }
}
