package org.autocrm.ticket;

import java.time.Instant;
import java.util.Optional;

/**
 * What promises depend on, as it is now.
 *
 * @param status the key of its status
 * @param priority the key of its priority
 * @param team by id
 * @param assignee by the id of the account
 * @param deleted whether it is in the bin
 */
public record PromiseFacts(
        TicketNumber number,
        String status,
        TicketStatus category,
        String priority,
        Optional<Long> team,
        Optional<Long> assignee,
        Instant createdAt,
        boolean deleted) {}
