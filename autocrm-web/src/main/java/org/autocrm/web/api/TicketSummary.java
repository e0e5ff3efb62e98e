package org.autocrm.web.api;

import java.time.Instant;
import java.util.List;
import org.autocrm.ticket.search.TicketLine;
import org.autocrm.web.json.JsonText;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A ticket in a list, in JSON. It names people and teams, so that a list needs no second question.
 *
 * @param version what {@code If-Match} takes, in quotation marks
 */
@Schema(name = "TicketSummary")
public record TicketSummary(
        @Schema(required = true, examples = "10042") String number,

        @Schema(required = true, examples = "The printer jams")
        String subject,

        @Schema(
                required = true,
                description = "How the last public message begins",
                examples = "It jams on every second page.")
        String excerpt,

        @Schema(required = true, description = "The key of a status", examples = "open")
        String status,

        @Schema(
                required = true,
                description = "Whose turn it is",
                enumeration = {"open", "waiting", "solved", "closed"},
                examples = "open")
        String statusCategory,

        @Schema(required = true, description = "The key of a priority", examples = "normal")
        String priority,

        @Schema(required = true, description = "Their name", examples = "Ann Lee")
        String customer,

        @Schema(required = true, examples = "4711") long customerId,

        @Schema(description = "Its name; absent where the customer belongs to none", examples = "Brightwell Ltd")
        @Nullable
        String organization,

        @Schema(description = "Its name", examples = "Support") @Nullable
        String team,

        @Schema(examples = "3") @Nullable Long teamId,

        @Schema(description = "Their name", examples = "Jonas Weber") @Nullable
        String assignee,

        @Schema(examples = "7") @Nullable Long assigneeId,
        @Schema(required = true, examples = "[\"vip\"]") List<String> tags,

        @Schema(
                required = true,
                enumeration = {"mail", "portal", "api", "desk"},
                examples = "api")
        String channel,

        @Schema(description = "BCP 47; absent while unknown", examples = "en") @Nullable
        String language,

        @Schema(
                description = "Since when the customer has waited for us; absent while it is their turn",
                examples = "2026-03-02T09:00:00Z")
        @Nullable
        Instant waitingSince,

        @Schema(
                description = "Since when it is solved or closed; absent while it is not",
                examples = "2026-03-03T09:00:00Z")
        @Nullable
        Instant solvedAt,

        @Schema(
                description = "Until when it is out of sight, a moment or customer-writes; absent while it is in sight",
                examples = "2026-03-09T09:00:00Z")
        @Nullable
        String snoozedUntil,

        @Schema(
                description = "The next moment by which something is promised; absent where nothing is",
                examples = "2026-03-02T13:00:00Z")
        @Nullable
        Instant dueAt,

        @Schema(required = true, examples = "2026-03-02T09:00:00Z")
        Instant createdAt,

        @Schema(required = true, examples = "2026-03-02T09:00:00Z")
        Instant updatedAt,

        @Schema(required = true, description = "Grows with every change; good for If-Match as \"4\"", examples = "4")
        int version) {

    static TicketSummary of(TicketLine line) {
        return new TicketSummary(
                line.number().value(),
                line.subject(),
                line.excerpt(),
                line.status().key(),
                JsonText.word(line.status().category()),
                line.priority().key(),
                line.customer(),
                line.customerId(),
                line.organization(),
                line.team(),
                line.teamId(),
                line.assignee(),
                line.assigneeId(),
                line.tags(),
                JsonText.word(line.channel()),
                line.language(),
                line.waitingSince(),
                line.solvedAt(),
                Snooze.text(line.snoozedUntil()),
                line.dueAt(),
                line.createdAt(),
                line.updatedAt(),
                line.version());
    }
}
