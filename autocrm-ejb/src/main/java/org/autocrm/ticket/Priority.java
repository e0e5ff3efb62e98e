package org.autocrm.ticket;

/** How urgent a ticket is, the least urgent first. */
public enum Priority {
    LOW,
    NORMAL,
    HIGH,
    URGENT
}
