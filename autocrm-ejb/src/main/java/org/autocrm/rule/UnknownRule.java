package org.autocrm.rule;

import jakarta.ejb.ApplicationException;

/** There is no rule of that id. */
@ApplicationException(rollback = true)
public class UnknownRule extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnknownRule(long id) {
        super("There is no rule " + id + ".");
    }
}
