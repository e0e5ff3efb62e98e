package org.autocrm.ticket;

import java.io.Serializable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One line of a ticket list.
 *
 * @param waitingSince since when the customer has waited for us; null while it is their turn
 */
public record TicketRow(
        long id,
        TicketNumber number,
        String subject,
        String excerpt,
        TicketStatus status,
        Priority priority,
        String customer,
        @Nullable String team,
        @Nullable String assignee,
        @Nullable Instant waitingSince,
        Instant updatedAt)
        implements Serializable {

    /** A line for the customer, who need not know who works on it. */
    public TicketRow(
            long id,
            TicketNumber number,
            String subject,
            String excerpt,
            TicketStatus status,
            Priority priority,
            String customer,
            @Nullable Instant waitingSince,
            Instant updatedAt) {
        this(id, number, subject, excerpt, status, priority, customer, null, null, waitingSince, updatedAt);
    }
}
