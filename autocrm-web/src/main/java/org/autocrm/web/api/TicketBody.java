package org.autocrm.web.api;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.autocrm.shared.EmailAddress;
import org.autocrm.ticket.TicketView;
import org.autocrm.web.api.AgentsResource.AgentBody;
import org.autocrm.web.api.TeamsResource.TeamBody;
import org.autocrm.web.json.JsonText;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A ticket in JSON. Times are instants in UTC (RFC 3339).
 *
 * @param status the key of its status
 * @param statusCategory whose turn it is, whatever the status is called
 * @param priority the key of its priority
 * @param team its id, where it has one
 * @param assignee the agent's id, where it has one
 * @param mailbox the address of ours that the first mail was sent to, where it came by mail
 * @param waitingSince since when the customer has waited for us; absent while it is their turn
 * @param snoozedUntil until when it is out of sight; absent while it is in sight
 * @param dueAt the next moment by which something is promised; absent where nothing is
 * @param mergedInto where its conversation goes on, if not here
 * @param deletedAt since when it is in the bin; absent where it is not
 * @param fields values by key
 */
@Schema(name = "Ticket")
public record TicketBody(
        @Schema(required = true, examples = "10042") String number,

        @Schema(required = true, examples = "The printer jams")
        String subject,

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

        @Schema(description = "Where the first mail was sent to", examples = "support@example.org") @Nullable
        String mailbox,

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

        @Schema(description = "The number of the ticket where its conversation goes on", examples = "10040") @Nullable
        String mergedInto,

        @Schema(description = "Since when it is in the bin; absent where it is not", examples = "2026-03-09T09:00:00Z")
        @Nullable
        Instant deletedAt,

        @Schema(required = true, examples = "2026-03-02T09:00:00Z")
        Instant createdAt,

        @Schema(required = true, examples = "2026-03-02T09:00:00Z")
        Instant updatedAt,

        @Schema(required = true, examples = "[\"vip\"]") List<String> tags,

        @Schema(
                required = true,
                description = "Values of your own fields by key: text, number, true or false, or a list of choices",
                examples = "{\"order-number\": \"4711\", \"amount\": 12.5}")
        Map<String, Object> fields,

        @Schema(required = true, description = "The ids of the agents who follow it", examples = "[7]")
        List<Long> followers,

        @Schema(required = true, description = "Who gets a copy of each reply", examples = "[\"boss@example.org\"]")
        List<String> copies,

        @Schema(required = true, description = "The tickets that it is linked with")
        List<LinkBody> links,

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

    /** What a ticket can be read with. */
    @Schema(name = "IncludedWithTicket")
    public record IncludedWithTicket(
            @Nullable TeamBody team,
            @Nullable AgentBody assignee,
            CustomersResource.@Nullable CustomerBody customer,
            @Nullable List<AgentBody> followers) {}

    static TicketBody of(TicketView ticket) {
        var mergedInto = ticket.mergedInto();
        return new TicketBody(
                ticket.number().value(),
                ticket.subject(),
                ticket.status().key(),
                JsonText.word(ticket.status().category()),
                ticket.priority().key(),
                JsonText.word(ticket.channel()),
                new CustomerBody(
                        ticket.customer(),
                        ticket.customerName(),
                        ticket.customerEmail().value()),
                ticket.team(),
                ticket.assignee(),
                ticket.mailbox(),
                ticket.language(),
                ticket.waitingSince(),
                ticket.solvedAt(),
                Snooze.text(ticket.snoozedUntil()),
                ticket.dueAt(),
                mergedInto == null ? null : mergedInto.value(),
                ticket.deletedAt(),
                ticket.createdAt(),
                ticket.updatedAt(),
                ticket.tags(),
                FieldValues.shown(ticket.fields()),
                ticket.followers(),
                ticket.copies().stream().map(EmailAddress::value).toList(),
                ticket.links().stream().map(LinkBody::of).toList(),
                ticket.messages().stream().map(MessageBody::of).toList(),
                null);
    }

    TicketBody with(IncludedWithTicket more) {
        return new TicketBody(
                number,
                subject,
                status,
                statusCategory,
                priority,
                channel,
                customer,
                team,
                assignee,
                mailbox,
                language,
                waitingSince,
                solvedAt,
                snoozedUntil,
                dueAt,
                mergedInto,
                deletedAt,
                createdAt,
                updatedAt,
                tags,
                fields,
                followers,
                copies,
                links,
                messages,
                more);
    }
}
