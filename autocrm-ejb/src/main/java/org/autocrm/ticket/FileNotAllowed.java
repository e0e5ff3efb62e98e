package org.autocrm.ticket;

import jakarta.ejb.ApplicationException;

/** A file that may not be attached, and why. */
@ApplicationException(rollback = true)
public class FileNotAllowed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    FileNotAllowed(String reason) {
        super(reason);
    }
}
