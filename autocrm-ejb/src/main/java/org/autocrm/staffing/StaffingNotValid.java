package org.autocrm.staffing;

import jakarta.ejb.ApplicationException;

/** Skills, capacities, absences or how work is given out cannot be like that. */
@ApplicationException(rollback = true)
public class StaffingNotValid extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String member;

    public StaffingNotValid(String member, String sentence) {
        super(sentence);
        this.member = member;
    }

    /** What of it is wrong, such as {@code name}. */
    public String member() {
        return member;
    }
}
