package org.autocrm.customer;

import jakarta.ejb.ApplicationException;

/** There is no customer of that id. */
@ApplicationException(rollback = true)
public class UnknownCustomer extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnknownCustomer(long id) {
        super("no customer " + id);
    }
}
