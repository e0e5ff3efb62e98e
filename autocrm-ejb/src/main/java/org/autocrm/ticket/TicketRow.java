package org.autocrm.ticket;

import java.io.Serializable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One line of a ticket list.
 *
 * @param team its name; null for none, and for customers, who need not know
 * @param assignee the agent's name; null for none, and for customers
 * @param waitingSince since when the customer has waited for us; null while it is their turn
 * @param snoozedUntil until when it is out of sight; null while it is in sight
 */
public record TicketRow(
        long id,
        TicketNumber number,
        String subject,
        String excerpt,
        Status status,
        Priority priority,
        String customer,
        @Nullable String team,
        @Nullable String assignee,
        @Nullable Instant waitingSince,
        Instant updatedAt,
        @Nullable Instant snoozedUntil)
        implements Serializable {}
