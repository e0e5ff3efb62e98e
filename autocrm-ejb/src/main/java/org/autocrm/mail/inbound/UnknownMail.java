package org.autocrm.mail.inbound;

import jakarta.ejb.ApplicationException;

/** There is no such mail in the ledger. */
@ApplicationException(rollback = true)
public class UnknownMail extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnknownMail(long id) {
        super("no mail " + id);
    }
}
