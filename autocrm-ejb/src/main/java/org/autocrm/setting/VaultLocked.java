package org.autocrm.setting;

import jakarta.ejb.ApplicationException;

/** A secret can be neither kept nor read: the key is missing, or is another one. */
@ApplicationException(rollback = true)
public class VaultLocked extends RuntimeException {

    private static final long serialVersionUID = 1L;

    VaultLocked(String sentence) {
        super(sentence);
    }

    VaultLocked(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
