package org.autocrm.ticket.search;

import jakarta.ejb.ApplicationException;

/** A text is no query. It points at what is wrong and says what would be right. */
@ApplicationException(rollback = true)
public class QuerySyntax extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int offset;
    private final int length;

    QuerySyntax(int offset, int length, String sentence) {
        super(sentence);
        this.offset = offset;
        this.length = length;
    }

    /** The place of the first wrong character in the text, from 0. */
    public int offset() {
        return offset;
    }

    /** How many characters are wrong; 0 where something is missing. */
    public int length() {
        return length;
    }

    /** What is wrong, as a sentence. */
    public String sentence() {
        return String.valueOf(getMessage());
    }
}
