package org.autocrm.ticket.search;

import java.io.Serializable;

/**
 * How many tickets there are.
 *
 * @param value so many
 * @param more whether there may be more than that, because counting ended there
 */
public record Count(int value, boolean more) implements Serializable {

    private static final long serialVersionUID = 1L;

    /** As screens show it: {@code 12}, or {@code 99+}. */
    @Override
    public String toString() {
        return more ? (value - 1) + "+" : Integer.toString(value);
    }
}
