package org.autocrm.account;

import jakarta.ejb.ApplicationException;

/** No team would be left that takes the work that names no other. */
@ApplicationException(rollback = true)
public class DefaultTeamStays extends RuntimeException {

    private static final long serialVersionUID = 1L;

    DefaultTeamStays() {
        super("one team takes the work that names no other; make another team the default instead");
    }
}
