package org.autocrm.sla;

import jakarta.ejb.ApplicationException;

/** Something about a policy cannot be; it says what, and what would be right. */
@ApplicationException(rollback = true)
public class PolicyNotValid extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String member;
    private final int offset;
    private final int length;

    PolicyNotValid(String member, String sentence) {
        this(member, sentence, -1, 0);
    }

    PolicyNotValid(String member, String sentence, int offset, int length) {
        super(sentence);
        this.member = member;
        this.offset = offset;
        this.length = length;
    }

    /** Of what: {@code name}, {@code condition}, {@code targets} and so on. */
    public String member() {
        return member;
    }

    /** Why, as a sentence. */
    public String sentence() {
        return String.valueOf(getMessage());
    }

    /** The place of the first wrong character in the condition, from 0; negative elsewhere. */
    public int offset() {
        return offset;
    }

    /** How many characters are wrong; 0 where something is missing. */
    public int length() {
        return length;
    }
}
