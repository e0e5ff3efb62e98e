package org.autocrm.ticket;

/** How a ticket reached us. */
public enum Channel {
    MAIL,
    PORTAL,
    API,
    /** An agent wrote it down for the customer. */
    DESK
}
