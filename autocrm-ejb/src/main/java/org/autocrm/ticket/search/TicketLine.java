package org.autocrm.ticket.search;

import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import org.autocrm.ticket.Channel;
import org.autocrm.ticket.Priority;
import org.autocrm.ticket.Status;
import org.autocrm.ticket.TicketNumber;
import org.jspecify.annotations.Nullable;

/**
 * A ticket in a list.
 *
 * @param excerpt the start of the last public message
 * @param subjectHtml the subject with the words that were looked for marked, safe to show; null where none is in it
 * @param excerptHtml where in the messages these words are, safe to show; null where they are not
 * @param customer the customer's name
 * @param waitingSince since when the customer has waited for us; null while it is their turn
 * @param dueAt the next moment by which something is promised; null where nothing is
 * @param language BCP 47; null while unknown
 * @param version grows with every change
 */
public record TicketLine(
        long id,
        TicketNumber number,
        String subject,
        String excerpt,
        @Nullable String subjectHtml,
        @Nullable String excerptHtml,
        Status status,
        Priority priority,
        long customerId,
        String customer,
        @Nullable String organization,
        @Nullable Long teamId,
        @Nullable String team,
        @Nullable Long assigneeId,
        @Nullable String assignee,
        List<String> tags,
        Channel channel,
        @Nullable String language,
        @Nullable Instant waitingSince,
        @Nullable Instant solvedAt,
        @Nullable Instant snoozedUntil,
        @Nullable Instant dueAt,
        boolean deleted,
        Instant createdAt,
        Instant updatedAt,
        int version)
        implements Serializable {

    private static final long serialVersionUID = 1L;

    public TicketLine {
        tags = List.copyOf(tags);
    }
}
