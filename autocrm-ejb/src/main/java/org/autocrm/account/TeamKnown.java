package org.autocrm.account;

import jakarta.ejb.ApplicationException;

/** A team was to have the name or the address of another one. */
@ApplicationException(rollback = true)
public class TeamKnown extends RuntimeException {

    private static final long serialVersionUID = 1L;

    TeamKnown(String name) {
        super("there is another team with the name or the address of " + name);
    }
}
