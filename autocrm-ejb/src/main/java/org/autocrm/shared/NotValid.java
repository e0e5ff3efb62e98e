package org.autocrm.shared;

import jakarta.ejb.ApplicationException;

/** Something that somebody decides cannot be like that; it says what of it, and what would be right. */
@ApplicationException(rollback = true)
public abstract class NotValid extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String member;
    private final int offset;
    private final int length;

    /** @param member what of it is wrong, such as {@code name} */
    protected NotValid(String member, String sentence) {
        this(member, sentence, -1, 0);
    }

    /**
     * Something within a text is wrong.
     *
     * @param offset the place of the first wrong character, from 0
     * @param length how many are wrong; 0 where something is missing
     */
    protected NotValid(String member, String sentence, int offset, int length) {
        super(sentence);
        this.member = member;
        this.offset = offset;
        this.length = length;
    }

    /** What of it is wrong, such as {@code name}, {@code week/monday} or {@code actions/0/team}. */
    public String member() {
        return member;
    }

    /** Why, as a sentence. */
    public String sentence() {
        return String.valueOf(getMessage());
    }

    /** The place of the first wrong character, from 0; negative where the whole of it is meant. */
    public int offset() {
        return offset;
    }

    /** How many characters are wrong; 0 where something is missing. */
    public int length() {
        return length;
    }
}
