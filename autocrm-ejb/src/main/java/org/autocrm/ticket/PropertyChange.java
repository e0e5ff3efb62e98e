package org.autocrm.ticket;

import java.io.Serializable;
import java.util.List;

/**
 * A property of a ticket that is different now, such that it can be put back.
 *
 * @param property such as {@code status}, {@code tags} or {@code fields/order-number}
 * @param from what it was, as texts; none where it was empty
 * @param to what it became
 */
public record PropertyChange(String property, List<String> from, List<String> to) implements Serializable {

    private static final long serialVersionUID = 1L;

    public PropertyChange {
        from = List.copyOf(from);
        to = List.copyOf(to);
    }
}
