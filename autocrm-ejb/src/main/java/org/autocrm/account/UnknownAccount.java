package org.autocrm.account;

import jakarta.ejb.ApplicationException;

/** There is no such account. */
@ApplicationException(rollback = true)
public class UnknownAccount extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnknownAccount(String who) {
        super("no account " + who);
    }
}
