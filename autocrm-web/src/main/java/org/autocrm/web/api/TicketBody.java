package org.autocrm.web.api;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.autocrm.customer.CustomerCard;
import org.autocrm.ticket.FileView;
import org.autocrm.ticket.MessageView;
import org.autocrm.ticket.TicketRow;
import org.autocrm.ticket.TicketView;
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
        @Schema(examples = "10042") String number,
        String subject,

        @Schema(examples = "open") String status,
        @Schema(examples = "normal") String priority,

        @Schema(enumeration = {"mail", "portal", "api", "desk"})
        String channel,

        CustomerBody customer,
        @Nullable Long team,
        @Nullable Long assignee,
        @Nullable Instant waitingSince,
        Instant createdAt,
        Instant updatedAt,
        List<MessageBody> messages) {

    /** The customer of a ticket. */
    @Schema(name = "Customer")
    public record CustomerBody(
            long id,
            String name,
            @Schema(examples = "ann@example.org") String email) {}

    /** A message of a ticket. */
    @Schema(name = "Message")
    public record MessageBody(
            long id,

            @Schema(enumeration = {"received", "reply", "note", "acknowledgement", "system"})
            String kind,

            String author,
            String text,
            String html,
            Instant writtenAt,

            @Schema(enumeration = {"none", "queued", "sending", "delayed", "sent", "failed"})
            String delivery,

            @Nullable String deliveryReason,
            List<FileBody> files) {}

    /** A file of a message; its size is in bytes. */
    @Schema(name = "File")
    public record FileBody(long id, String name, String mediaType, long size) {}

    /** A ticket in a list. */
    @Schema(name = "TicketSummary")
    public record Summary(
            String number,
            String subject,
            String status,
            String priority,
            String customer,
            @Nullable String team,
            @Nullable String assignee,
            @Nullable Instant waitingSince,
            Instant updatedAt) {

        static Summary of(TicketRow row) {
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
                ticket.messages().stream().map(TicketBody::of).toList());
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
