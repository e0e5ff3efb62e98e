package org.autocrm.view;

import jakarta.ejb.ApplicationException;

/** There is no such view, or not for the caller. */
@ApplicationException(rollback = true)
public class UnknownView extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnknownView(String key) {
        super("no view " + key);
    }
}
