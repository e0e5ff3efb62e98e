package org.autocrm.ticket;

/** What became of a message that leaves by mail. */
public enum DeliveryState {
    /** It does not leave by mail. */
    NONE,
    /** Written, not tried yet. */
    QUEUED,
    /** Handed to the mail server, whose answer is not noted yet. */
    SENDING,
    /** The mail server could not take it; it is tried again. */
    DELAYED,
    /** The mail server has taken it. */
    SENT,
    /** The mail server refuses it; it is not tried again by itself. */
    FAILED,
    /** The mail server took it, and it came back from its recipient's: it reached nobody. */
    BOUNCED
}
