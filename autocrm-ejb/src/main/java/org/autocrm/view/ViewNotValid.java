package org.autocrm.view;

import jakarta.ejb.ApplicationException;
import org.autocrm.shared.NotValid;

/** A view cannot be like that. */
@ApplicationException(rollback = true)
public class ViewNotValid extends NotValid {

    private static final long serialVersionUID = 1L;

    ViewNotValid(String member, String sentence) {
        super(member, sentence);
    }
}
