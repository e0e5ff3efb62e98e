package org.autocrm.view;

import jakarta.ejb.ApplicationException;

/** Somebody changed the view after its reader had seen it. */
@ApplicationException(rollback = true)
public class ViewChangedMeanwhile extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ViewChangedMeanwhile(String name) {
        super("The view " + name + " was changed meanwhile.");
    }
}
