package org.autocrm.bulk;

import jakarta.ejb.ApplicationException;

/** What a job did is taken back once. */
@ApplicationException(rollback = true)
public class JobUndone extends RuntimeException {

    private static final long serialVersionUID = 1L;

    JobUndone(long id, long undo) {
        super("Bulk job %d is undone by bulk job %d already.".formatted(id, undo));
    }
}
