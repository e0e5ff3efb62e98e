package org.autocrm.bulk;

import jakarta.ejb.ApplicationException;

/** A job that still works can be cancelled, but not undone. */
@ApplicationException(rollback = true)
public class JobNotOver extends RuntimeException {

    private static final long serialVersionUID = 1L;

    JobNotOver(long id) {
        super("Bulk job %d still works. Cancel it first, or wait for its end.".formatted(id));
    }
}
