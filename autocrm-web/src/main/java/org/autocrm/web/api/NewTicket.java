package org.autocrm.web.api;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.autocrm.shared.EmailAddress;
import org.autocrm.ticket.Channel;
import org.autocrm.ticket.FileRef;
import org.autocrm.ticket.IncomingMessage;
import org.autocrm.ticket.SetChange;
import org.autocrm.ticket.TicketChanges;
import org.autocrm.ticket.Words;
import org.autocrm.web.json.MemberError;
import org.autocrm.web.json.WrongMembers;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The body that opens a ticket. */
@Schema(name = "NewTicket")
public record NewTicket(
        @NotNull Requester customer,

        @NotBlank @Size(max = 300) @Schema(examples = "The printer jams")
        String subject,

        @NotBlank @Size(max = 100_000) @Schema(examples = "It jams on every second page.")
        String text,

        @Size(max = 20)
        @Schema(
                description = "The ids of files that were sent to /attachments and that the first message is to have",
                examples = "[8151]")
        @Nullable
        List<Long> attachments,

        @Size(max = 100) @Schema(description = "The key of a status; open if absent", examples = "open") @Nullable
        String status,

        @Size(max = 100)
        @Schema(description = "The key of a priority; the usual one if absent", examples = "high")
        @Nullable
        String priority,

        @Schema(description = "The id of a team; routing chooses one if absent", examples = "3") @Nullable
        Long team,

        @Schema(description = "The id of an agent; routing chooses one if absent", examples = "7") @Nullable
        Long assignee,

        @Size(max = 35) @Schema(description = "BCP 47; told from the words if absent", examples = "en") @Nullable
        String language,

        @Size(max = TicketChange.MOST) @Schema(examples = "[\"vip\"]") @Nullable
        List<@Size(max = 100) String> tags,

        @Schema(
                description = "Values by the keys of their fields: texts, numbers, true or false, or a list of choices",
                examples = "{\"order-number\": \"4711\"}")
        @Nullable
        Map<String, Object> fields,

        @Size(max = TicketChange.MOST)
        @Schema(description = "The ids of the agents who follow it", examples = "[7]")
        @Nullable
        List<Long> followers,

        @Size(max = TicketChange.MOST)
        @Schema(description = "Who gets a copy of each reply", examples = "[\"boss@example.org\"]")
        @Nullable
        List<@Email @Size(max = 254) String> copies) {

    /** Who asks. */
    @Schema(name = "Requester")
    public record Requester(
            @NotNull @Email @Size(max = 254) @Schema(examples = "ann@example.org")
            String email,

            @Size(max = 200) @Schema(examples = "Ann Lee") @Nullable
            String name) {}

    IncomingMessage toMessage(List<FileRef> files) {
        return IncomingMessage.of(
                        new EmailAddress(customer.email()),
                        customer.name() == null ? "" : customer.name(),
                        subject,
                        Words.plain(text),
                        Channel.API)
                .with(files);
    }

    /**
     * The properties that the ticket is to have besides.
     *
     * @throws WrongMembers if a value can be none
     */
    TicketChanges toChanges() {
        var changes = TicketChanges.begin();
        List<MemberError> errors = new ArrayList<>();
        if (status != null) {
            changes.status(status);
        }
        if (priority != null) {
            changes.priority(priority);
        }
        if (team != null) {
            changes.team(team);
        }
        if (assignee != null) {
            changes.assignee(assignee);
        }
        if (language != null) {
            changes.language(language);
        }
        if (tags != null) {
            changes.tags(SetChange.add(TicketChange.set(tags)));
        }
        if (followers != null) {
            changes.followers(SetChange.add(TicketChange.set(followers)));
        }
        if (copies != null) {
            changes.copies(SetChange.add(TicketChange.addresses(copies)));
        }
        if (fields != null) {
            TicketChange.writeFields(fields, "", changes, errors);
        }
        if (!errors.isEmpty()) {
            throw new WrongMembers(errors);
        }
        return changes.end();
    }
}
