package org.autocrm.account;

import jakarta.ejb.ApplicationException;

/** A key was to have a scope that is of no use to its owner, whose role does not reach that far. */
@ApplicationException(rollback = true)
public class ScopeBeyondRole extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ScopeBeyondRole(Scope scope, Person owner) {
        super("the role of " + owner.email() + " does not reach as far as " + scope.word());
    }
}
