package org.autocrm.customer;

import jakarta.ejb.ApplicationException;

/** There is an organization of that name or domain already. */
@ApplicationException(rollback = true)
public class OrganizationKnown extends RuntimeException {

    private static final long serialVersionUID = 1L;

    OrganizationKnown(String what) {
        super("there is an organization " + what);
    }
}
