package org.autocrm.account;

import jakarta.ejb.ApplicationException;

/** An agent or a team cannot be like that. */
@ApplicationException(rollback = true)
public class StaffNotValid extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String member;

    StaffNotValid(String member, String sentence) {
        super(sentence);
        this.member = member;
    }

    /** What of it is wrong, such as {@code name}. */
    public String member() {
        return member;
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
