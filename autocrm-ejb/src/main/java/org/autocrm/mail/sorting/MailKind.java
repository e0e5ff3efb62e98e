package org.autocrm.mail.sorting;

/** What a mail is to a desk. */
public enum MailKind {
    /** An ordinary mail; newsletters and mails of lists too, see {@link Sorted#acknowledge()}. */
    WRITTEN,
    /** Out of office, and other answers that programs give (RFC 3834). */
    AUTO_REPLY,
    /** A mail could not be delivered to at least one recipient (RFC 3464, and the vendors' own forms). */
    BOUNCE,
    /** A mail is not delivered yet, and the mail server still tries. */
    DELAY,
    /** A mail was delivered, or handed to a server that tells no more (RFC 3464, section 2.3.3). */
    DELIVERY_REPORT,
    /** A mail was displayed, or deleted, by its recipient (RFC 8098). */
    READ_RECEIPT,
    /** A recipient, or a recipient's server, complains about a mail (RFC 5965). */
    FEEDBACK_REPORT,
    /** The sender is asked to prove that a person wrote. */
    CHALLENGE
}
