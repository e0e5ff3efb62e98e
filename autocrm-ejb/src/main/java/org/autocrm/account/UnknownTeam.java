package org.autocrm.account;

import jakarta.ejb.ApplicationException;

/** There is no such team. */
@ApplicationException(rollback = true)
public class UnknownTeam extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnknownTeam(long id) {
        super("no team " + id);
    }
}
