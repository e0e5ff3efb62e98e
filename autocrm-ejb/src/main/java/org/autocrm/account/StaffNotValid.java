package org.autocrm.account;

import jakarta.ejb.ApplicationException;
import org.autocrm.shared.NotValid;

/** An agent or a team cannot be like that. */
@ApplicationException(rollback = true)
public class StaffNotValid extends NotValid {

    private static final long serialVersionUID = 1L;

    StaffNotValid(String member, String sentence) {
        super(member, sentence);
    }

    /** A text on one line, which says something and is not too long. */
    static String line(String member, String typed, int longest) {
        var line = typed.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
        if (line.isEmpty() || line.length() > longest) {
            throw new StaffNotValid(member, "A name has between 1 and " + longest + " characters.");
        }
        return line;
    }
}
