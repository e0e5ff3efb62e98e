package org.autocrm.mail.inbound;

/** A mail that makes no sense to us; the message says why. */
class UnreadableMail extends Exception {

    private static final long serialVersionUID = 1L;

    UnreadableMail(String reason) {
        super(reason);
    }

    UnreadableMail(String reason, Throwable cause) {
        super(reason, cause);
    }
}
