package org.autocrm.view;

import jakarta.ejb.ApplicationException;

/** Somebody wanted to make, change or delete a view that others decide about. */
@ApplicationException(rollback = true)
public class NotYourView extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NotYourView() {
        super(
                "A view of a team is changed by its supervisors and by administrators, a view of everybody by administrators.");
    }
}
