package org.autocrm.mail.mailbox;

import jakarta.ejb.ApplicationException;

/** There is no mailbox of that id. */
@ApplicationException(rollback = true)
public class UnknownMailbox extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UnknownMailbox(long id) {
        super("there is no mailbox " + id);
    }
}
