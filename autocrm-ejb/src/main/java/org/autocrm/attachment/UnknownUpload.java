package org.autocrm.attachment;

import jakarta.ejb.ApplicationException;

/** The caller has sent no such file, or a message has it already. */
@ApplicationException(rollback = true)
public class UnknownUpload extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final long id;

    UnknownUpload(long id) {
        super("no file " + id + " waits for a message");
        this.id = id;
    }

    /** The id that means no file. */
    public long id() {
        return id;
    }
}
