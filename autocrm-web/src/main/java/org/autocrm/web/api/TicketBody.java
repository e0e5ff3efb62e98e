package org.autocrm.web.api;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.autocrm.customer.CustomerCard;
import org.autocrm.ticket.FileView;
import org.autocrm.ticket.MessageView;
import org.autocrm.ticket.TicketView;
import org.autocrm.ticket.search.TicketLine;
import org.autocrm.web.api.AgentsResource.AgentBody;
import org.autocrm.web.api.TeamsResource.TeamBody;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A ticket in JSON. Times are instants in UTC (RFC 3339).
 *
 * @param status the key of its status
 * @param priority the key of its priority
 * @param team its id, where it has one
 * @param assignee the agent's id, where it has one
 * @param waitingSince since when the customer has waited for us; absent while it is their turn
 */
@Schema(name = "Ticket")
public record TicketBody(
        @Schema(required = true, examples = "10042") String number,

        @Schema(required = true, examples = "The printer jams")
        String subject,

        @Schema(required = true, description = "The key of a status", examples = "open")
        String status,

        @Schema(required = true, description = "The key of a priority", examples = "normal")
        String priority,

        @Schema(
                required = true,
                enumeration = {"mail", "portal", "api", "desk"},
                examples = "api")
        String channel,

        @Schema(required = true) CustomerBody customer,

        @Schema(description = "The team's id", examples = "3") @Nullable
        Long team,

        @Schema(description = "The agent's id", examples = "7") @Nullable
        Long assignee,

        @Schema(
                description = "Since when the customer has waited for us; absent while it is their turn",
                examples = "2026-03-02T09:00:00Z")
        @Nullable
        Instant waitingSince,

        @Schema(required = true, examples = "2026-03-02T09:00:00Z")
        Instant createdAt,

        @Schema(required = true, examples = "2026-03-02T09:00:00Z")
        Instant updatedAt,

        @Schema(required = true, description = "The conversation, the oldest message first")
        List<MessageBody> messages,

        @Schema(description = "What include= asked for") @Nullable
        IncludedWithTicket included) {

    /** The customer of a ticket. */
    @Schema(name = "TicketCustomer")
    public record CustomerBody(
            @Schema(required = true, examples = "4711") long id,
            @Schema(required = true, examples = "Ann Lee") String name,

            @Schema(required = true, examples = "ann@example.org")
            String email) {}

    /** A message of a ticket. */
    @Schema(name = "Message")
    public record MessageBody(
            @Schema(required = true, examples = "90210") long id,

            @Schema(
                    required = true,
                    enumeration = {"received", "reply", "note", "acknowledgement", "system"},
                    examples = "received")
            String kind,

            @Schema(required = true, examples = "Ann Lee") String author,

            @Schema(required = true, examples = "It jams on every second page.")
            String text,

            @Schema(required = true, examples = "<p>It jams on every second page.</p>")
            String html,

            @Schema(required = true, examples = "2026-03-02T09:00:00Z")
            Instant writtenAt,

            @Schema(
                    required = true,
                    enumeration = {"none", "queued", "sending", "delayed", "sent", "failed"},
                    examples = "none")
            String delivery,

            @Schema(description = "What the mail server said against it", examples = "451 try again later") @Nullable
            String deliveryReason,

            @Schema(required = true) List<FileBody> files) {}

    /** A file of a message; its size is in bytes. */
    @Schema(name = "File")
    public record FileBody(
            @Schema(required = true, description = "For /attachments/{id}", examples = "8151")
            long id,

            @Schema(required = true, examples = "printer.log")
            String name,

            @Schema(required = true, examples = "text/plain")
            String mediaType,

            @Schema(required = true, description = "In bytes", examples = "2048")
            long size) {}

    /** What a ticket can be read with. */
    @Schema(name = "IncludedWithTicket")
    public record IncludedWithTicket(
            @Nullable TeamBody team, @Nullable AgentBody assignee) {}

    /** A ticket in a list. */
    @Schema(name = "TicketSummary")
    public record Summary(
            @Schema(required = true, examples = "10042") String number,

            @Schema(required = true, examples = "The printer jams")
            String subject,

            @Schema(
                    required = true,
                    enumeration = {"open", "waiting", "solved", "closed"},
                    examples = "open")
            String status,

            @Schema(
                    required = true,
                    enumeration = {"low", "normal", "high", "urgent"},
                    examples = "normal")
            String priority,

            @Schema(required = true, description = "Their name", examples = "Ann Lee")
            String customer,

            @Schema(description = "Its name", examples = "Support") @Nullable
            String team,

            @Schema(description = "Their name", examples = "Jonas Weber") @Nullable
            String assignee,

            @Schema(
                    description = "Since when the customer has waited for us; absent while it is their turn",
                    examples = "2026-03-02T09:00:00Z")
            @Nullable
            Instant waitingSince,

            @Schema(required = true, examples = "2026-03-02T09:00:00Z")
            Instant updatedAt) {

        static Summary of(TicketLine row) {
            return new Summary(
                    row.number().value(),
                    row.subject(),
                    row.status().key(),
                    row.priority().key(),
                    row.customer(),
                    row.team(),
                    row.assignee(),
                    row.waitingSince(),
                    row.updatedAt());
        }
    }

    static TicketBody of(TicketView ticket, CustomerCard customer) {
        return new TicketBody(
                ticket.number().value(),
                ticket.subject(),
                ticket.status().key(),
                ticket.priority().key(),
                word(ticket.channel()),
                new CustomerBody(
                        customer.id(), customer.name(), customer.email().value()),
                ticket.team(),
                ticket.assignee(),
                ticket.waitingSince(),
                ticket.createdAt(),
                ticket.updatedAt(),
                ticket.messages().stream().map(TicketBody::of).toList(),
                null);
    }

    TicketBody with(IncludedWithTicket more) {
        return new TicketBody(
                number,
                subject,
                status,
                priority,
                channel,
                customer,
                team,
                assignee,
                waitingSince,
                createdAt,
                updatedAt,
                messages,
                more);
    }

    private static MessageBody of(MessageView message) {
        return new MessageBody(
                message.id(),
                word(message.kind()),
                message.author(),
                message.text(),
                message.html(),
                message.writtenAt(),
                word(message.delivery()),
                message.deliveryReason(),
                message.files().stream().map(TicketBody::of).toList());
    }

    private static FileBody of(FileView file) {
        return new FileBody(file.id(), file.name(), file.mediaType(), file.size());
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
