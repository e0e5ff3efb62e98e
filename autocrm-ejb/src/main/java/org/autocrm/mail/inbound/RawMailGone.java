package org.autocrm.mail.inbound;

import jakarta.ejb.ApplicationException;

/** A mail cannot be read again: its raw bytes were never here as a whole, or are not kept any more. */
@ApplicationException(rollback = true)
public class RawMailGone extends RuntimeException {

    private static final long serialVersionUID = 1L;

    RawMailGone() {
        super("There is nothing to read again: the raw mail is not here. A ticket can be opened of it by hand.");
    }
}
