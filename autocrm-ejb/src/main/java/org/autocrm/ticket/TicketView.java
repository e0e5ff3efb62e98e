package org.autocrm.ticket;

import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import org.autocrm.shared.EmailAddress;
import org.jspecify.annotations.Nullable;

/**
 * A ticket with its conversation, the oldest message first.
 *
 * @param customer the customer's id
 * @param customerName what they call themselves
 * @param mailbox the address of ours that the first mail was sent to, where it came by mail
 * @param language BCP 47, null while it is not known
 * @param waitingSince since when the customer has waited for us; null while it is their turn
 * @param solvedAt since when it is solved or closed; null while it is not
 * @param snoozedUntil until when it is out of sight; null while it is in sight
 * @param dueAt the next moment by which something is promised; null where nothing is
 * @param mergedInto where its conversation goes on, null where that is here
 * @param deletedAt since when it is in the bin, null where it is not
 * @param fields those that have a value, in their order
 * @param followers the ids of their accounts
 * @param copies who gets a copy of each reply
 * @param version grows with every change
 */
public record TicketView(
        TicketNumber number,
        String subject,
        long customer,
        String customerName,
        EmailAddress customerEmail,
        Channel channel,
        Status status,
        Priority priority,
        @Nullable Long team,
        @Nullable Long assignee,
        @Nullable String mailbox,
        @Nullable String language,
        @Nullable Instant waitingSince,
        @Nullable Instant solvedAt,
        @Nullable Instant snoozedUntil,
        @Nullable Instant dueAt,
        @Nullable TicketNumber mergedInto,
        @Nullable Instant deletedAt,
        Instant createdAt,
        Instant updatedAt,
        int version,
        List<String> tags,
        List<FieldView> fields,
        List<Long> followers,
        List<EmailAddress> copies,
        List<LinkView> links,
        List<MessageView> messages)
        implements Serializable {

    /** The id of the newest message: what somebody who reads this has seen. */
    public long lastMessage() {
        return messages.isEmpty() ? 0 : messages.get(messages.size() - 1).id();
    }
}
