package org.autocrm.account;

import jakarta.ejb.ApplicationException;

/** A password is shorter than {@link Passwords#SHORTEST} characters. */
@ApplicationException(rollback = true)
public class PasswordTooWeak extends RuntimeException {

    private static final long serialVersionUID = 1L;

    PasswordTooWeak() {
        super("a password has at least " + Passwords.SHORTEST + " characters");
    }
}
