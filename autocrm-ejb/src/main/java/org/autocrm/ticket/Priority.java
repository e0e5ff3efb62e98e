package org.autocrm.ticket;

import java.util.Locale;

/** How urgent a ticket is, the least urgent first. */
public enum Priority {
    LOW,
    NORMAL,
    HIGH,
    URGENT;

    private static final int STEP = 10;

    /** The name under which it is kept, such as {@code high}. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What lists are ordered by: the higher, the more urgent. */
    int rank() {
        return (ordinal() + 1) * STEP;
    }
}
