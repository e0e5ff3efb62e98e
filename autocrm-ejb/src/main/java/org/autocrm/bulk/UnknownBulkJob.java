package org.autocrm.bulk;

import jakarta.ejb.ApplicationException;

/** There is no such job, or it is somebody else's. */
@ApplicationException(rollback = true)
public class UnknownBulkJob extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnknownBulkJob(long id) {
        super("no bulk job " + id);
    }
}
