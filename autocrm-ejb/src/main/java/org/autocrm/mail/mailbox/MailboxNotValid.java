package org.autocrm.mail.mailbox;

import jakarta.ejb.ApplicationException;
import org.autocrm.shared.NotValid;

/** A mailbox cannot be like that. */
@ApplicationException(rollback = true)
public class MailboxNotValid extends NotValid {

    private static final long serialVersionUID = 1L;

    private final String code;

    MailboxNotValid(String member, String code, String sentence) {
        super(member, sentence);
        this.code = code;
    }

    /** A word for why, that never changes. */
    public String code() {
        return code;
    }
}
