package org.autocrm.customer;

import jakarta.ejb.ApplicationException;

/** There is no organization of that id. */
@ApplicationException(rollback = true)
public class UnknownOrganization extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnknownOrganization(long id) {
        super("no organization " + id);
    }
}
