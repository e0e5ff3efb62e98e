package org.autocrm.staffing;

import jakarta.ejb.ApplicationException;
import org.autocrm.shared.NotValid;

/** Skills, capacities, absences or how work is given out cannot be like that. */
@ApplicationException(rollback = true)
public class StaffingNotValid extends NotValid {

    private static final long serialVersionUID = 1L;

    public StaffingNotValid(String member, String sentence) {
        super(member, sentence);
    }
}
