package org.autocrm.web.api;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.autocrm.shared.EmailAddress;
import org.autocrm.ticket.SetChange;
import org.autocrm.ticket.TicketChanges;
import org.autocrm.web.json.Given;
import org.autocrm.web.json.MemberError;
import org.autocrm.web.json.WrongMembers;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The merge patch that changes properties of a ticket. */
@Schema(name = "TicketChange")
public record TicketChange(
        @Schema(hidden = true) Given given,

        @NotBlank @Size(max = 300) @Schema(examples = "The printer in room 12 jams") @Nullable
        String subject,

        @NotBlank @Size(max = 100) @Schema(description = "The key of a status", examples = "waiting") @Nullable
        String status,

        @NotBlank @Size(max = 100) @Schema(description = "The key of a priority", examples = "high") @Nullable
        String priority,

        @Schema(description = "The id of a team; null for none", examples = "3") @Nullable
        Long team,

        @Schema(description = "The id of an agent; null for nobody", examples = "7") @Nullable
        Long assignee,

        @NotNull @Schema(description = "Whose ticket it is from now on") @Nullable
        CustomerRef customer,

        @Size(max = 35) @Schema(description = "BCP 47; null for unknown", examples = "en") @Nullable
        String language,

        @Size(max = MOST)
        @Schema(description = "All tags that it is to have; null for none", examples = "[\"vip\", \"hardware\"]")
        @Nullable
        List<@Size(max = 100) String> tags,

        @NotNull
        @Schema(
                description = "Values by the keys of their fields; what is absent stays, null empties a field",
                examples = "{\"order-number\": \"4711\"}")
        @Nullable
        Map<String, Object> fields,

        @Size(max = MOST)
        @Schema(description = "The ids of all agents who are to follow it; null for none", examples = "[7]")
        @Nullable
        List<Long> followers,

        @Size(max = MOST)
        @Schema(
                description = "All who are to get a copy of each reply; null for nobody",
                examples = "[\"boss@example.org\"]")
        @Nullable
        List<@Email @Size(max = 254) String> copies,

        @Size(max = 40)
        @Pattern(
                regexp = "customer-writes|\\d{4}-\\d{2}-\\d{2}T.+",
                message = "must be a moment such as 2026-03-02T09:00:00Z (RFC 3339), or customer-writes")
        @Schema(
                description =
                        "Until when it is out of sight: a moment (RFC 3339), or customer-writes for until then; null wakes it",
                examples = "customer-writes")
        @Nullable
        String snoozedUntil) {

    static final int MOST = 50;

    /** A customer, by address; one who is not known yet comes to be. */
    @Schema(name = "CustomerReference")
    public record CustomerRef(
            @NotNull @Email @Size(max = 254) @Schema(examples = "ann@example.org")
            String email) {}

    /**
     * What the patch changes.
     *
     * @param pointer where it stands in the body
     * @throws WrongMembers if a value can be none
     */
    TicketChanges toChanges(String pointer) {
        var changes = TicketChanges.begin();
        List<MemberError> errors = new ArrayList<>();
        if (subject != null) {
            changes.subject(subject);
        }
        if (status != null) {
            changes.status(status);
        }
        if (priority != null) {
            changes.priority(priority);
        }
        if (given.has("team")) {
            changes.team(team);
        }
        if (given.has("assignee")) {
            changes.assignee(assignee);
        }
        if (customer != null) {
            changes.customer(new EmailAddress(customer.email()));
        }
        if (given.has("language")) {
            changes.language(language);
        }
        if (given.has("tags")) {
            changes.tags(SetChange.to(set(tags)));
        }
        if (given.has("followers")) {
            changes.followers(SetChange.to(set(followers)));
        }
        if (given.has("copies")) {
            changes.copies(SetChange.to(addresses(copies)));
        }
        if (fields != null) {
            writeFields(fields, pointer, changes, errors);
        }
        if (given.has("snoozedUntil")) {
            writeSnooze(pointer, changes, errors);
        }
        if (!errors.isEmpty()) {
            throw new WrongMembers(errors);
        }
        return changes.end();
    }

    static void writeFields(
            Map<String, Object> fields, String pointer, TicketChanges.Builder changes, List<MemberError> errors) {
        fields.forEach((key, value) -> FieldValues.in(value)
                .ifPresentOrElse(
                        values -> changes.field(key, values),
                        () -> errors.add(new MemberError(
                                pointer + "/fields/" + key.replace("~", "~0").replace("/", "~1"),
                                "wrong-type",
                                "must be a text, a number, true, false, or an array of texts"))));
    }

    private void writeSnooze(String pointer, TicketChanges.Builder changes, List<MemberError> errors) {
        if (snoozedUntil == null) {
            changes.snooze(null);
        } else {
            Snooze.in(snoozedUntil)
                    .ifPresentOrElse(
                            changes::snooze,
                            () -> errors.add(new MemberError(
                                    pointer + "/snoozedUntil",
                                    "wrong-form",
                                    "must be a moment such as 2026-03-02T09:00:00Z (RFC 3339), or customer-writes")));
        }
    }

    static Set<EmailAddress> addresses(@Nullable List<String> texts) {
        return set(texts).stream().map(EmailAddress::new).collect(Collectors.toUnmodifiableSet());
    }

    static <T> Set<T> set(@Nullable List<T> values) {
        return values == null ? Set.of() : values.stream().collect(Collectors.toUnmodifiableSet());
    }
}
