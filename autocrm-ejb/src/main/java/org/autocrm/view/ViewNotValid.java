package org.autocrm.view;

import jakarta.ejb.ApplicationException;

/** A view cannot be like that. */
@ApplicationException(rollback = true)
public class ViewNotValid extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String member;

    ViewNotValid(String member, String sentence) {
        super(sentence);
        this.member = member;
    }

    /** What of it is wrong, such as {@code name}. */
    public String member() {
        return member;
    }
}
