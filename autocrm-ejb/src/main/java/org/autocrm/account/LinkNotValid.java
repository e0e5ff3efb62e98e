package org.autocrm.account;

import jakarta.ejb.ApplicationException;

/** A one-time link is unknown, was used already, or is too old. */
@ApplicationException(rollback = true)
public class LinkNotValid extends RuntimeException {

    private static final long serialVersionUID = 1L;

    LinkNotValid() {
        super("the link is not valid any more");
    }
}
