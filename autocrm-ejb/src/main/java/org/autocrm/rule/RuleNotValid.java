package org.autocrm.rule;

import jakarta.ejb.ApplicationException;
import org.autocrm.shared.NotValid;

/** Something about a rule cannot be; it says what, and what would be right. */
@ApplicationException(rollback = true)
public class RuleNotValid extends NotValid {

    private static final long serialVersionUID = 1L;

    RuleNotValid(String member, String sentence) {
        super(member, sentence);
    }

    RuleNotValid(String member, String sentence, int offset, int length) {
        super(member, sentence, offset, length);
    }
}
