package org.autocrm.account;

import jakarta.ejb.ApplicationException;

/** Nobody would be left who runs the installation. */
@ApplicationException(rollback = true)
public class LastAdministrator extends RuntimeException {

    private static final long serialVersionUID = 1L;

    LastAdministrator() {
        super("this is the last administrator who can log in; make somebody else an administrator first");
    }
}
