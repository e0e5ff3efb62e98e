package org.autocrm.mail.inbound;

/** What became of a mail. */
public enum MailState {
    /** Kept raw, not read yet. */
    KEPT,
    /** It opened a ticket. */
    OPENED,
    /** It continued a ticket. */
    CONTINUED,
    /** It must not become a message; the reason says why. */
    KEPT_OUT,
    /** It could not be read; somebody has to look. */
    SET_ASIDE
}
