package org.autocrm.ticket;

/** Why a snoozed ticket is in sight again. */
public enum Waking {
    /** The time that somebody chose has come. */
    TIME,
    /** The customer wrote. */
    CUSTOMER,
    /** An agent woke it, or finished it. */
    AGENT
}
