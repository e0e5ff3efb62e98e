package org.autocrm.mail.inbound;

import jakarta.ejb.ApplicationException;

/** That cannot become of a mail any more, because something else has. */
@ApplicationException(rollback = true)
public class MailDecided extends RuntimeException {

    private static final long serialVersionUID = 1L;

    MailDecided(String sentence) {
        super(sentence);
    }
}
