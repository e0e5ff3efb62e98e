package org.autocrm.ticket;

import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A ticket with its conversation, the oldest message first.
 *
 * @param customer the customer's id
 * @param waitingSince since when the customer has waited for us; null while it is their turn
 * @param version grows with every change
 */
public record TicketView(
        TicketNumber number,
        String subject,
        long customer,
        Channel channel,
        TicketStatus status,
        Priority priority,
        @Nullable Long team,
        @Nullable Long assignee,
        @Nullable Instant waitingSince,
        Instant createdAt,
        Instant updatedAt,
        int version,
        List<MessageView> messages)
        implements Serializable {

    /** The id of the newest message: what somebody who reads this has seen. */
    public long lastMessage() {
        return messages.isEmpty() ? 0 : messages.get(messages.size() - 1).id();
    }
}
