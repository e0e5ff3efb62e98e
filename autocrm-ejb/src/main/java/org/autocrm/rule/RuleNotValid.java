package org.autocrm.rule;

import jakarta.ejb.ApplicationException;

/** Something about a rule cannot be; it says what, and what would be right. */
@ApplicationException(rollback = true)
public class RuleNotValid extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String member;
    private final int offset;
    private final int length;

    RuleNotValid(String member, String sentence) {
        this(member, sentence, -1, 0);
    }

    RuleNotValid(String member, String sentence, int offset, int length) {
        super(sentence);
        this.member = member;
        this.offset = offset;
        this.length = length;
    }

    /** Of what: {@code name}, {@code condition}, {@code actions/0/team} and so on. */
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
