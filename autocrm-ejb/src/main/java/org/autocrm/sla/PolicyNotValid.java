package org.autocrm.sla;

import jakarta.ejb.ApplicationException;
import org.autocrm.shared.NotValid;

/** Something about a policy cannot be; it says what, and what would be right. */
@ApplicationException(rollback = true)
public class PolicyNotValid extends NotValid {

    private static final long serialVersionUID = 1L;

    PolicyNotValid(String member, String sentence) {
        super(member, sentence);
    }

    PolicyNotValid(String member, String sentence, int offset, int length) {
        super(member, sentence, offset, length);
    }
}
