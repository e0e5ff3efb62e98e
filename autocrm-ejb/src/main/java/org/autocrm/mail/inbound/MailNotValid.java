package org.autocrm.mail.inbound;

import jakarta.ejb.ApplicationException;
import org.autocrm.shared.NotValid;

/** What somebody decides about a mail cannot be like that. */
@ApplicationException(rollback = true)
public class MailNotValid extends NotValid {

    private static final long serialVersionUID = 1L;

    MailNotValid(String member, String sentence) {
        super(member, sentence);
    }
}
