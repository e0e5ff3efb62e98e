package org.autocrm.web.api;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.autocrm.bulk.BulkAction;
import org.autocrm.bulk.BulkAction.Change;
import org.autocrm.bulk.BulkAction.Delete;
import org.autocrm.bulk.BulkAction.Restore;
import org.autocrm.bulk.Selection;
import org.autocrm.bulk.Selection.Chosen;
import org.autocrm.bulk.Selection.Matching;
import org.autocrm.ticket.Objection;
import org.autocrm.ticket.SetChange;
import org.autocrm.ticket.TicketChanges;
import org.autocrm.ticket.TicketNumber;
import org.autocrm.ticket.search.Query;
import org.autocrm.web.json.Given;
import org.autocrm.web.json.MemberError;
import org.autocrm.web.json.WrongMembers;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The body that starts a bulk job.
 *
 * @param filter which tickets, in the language of the search box
 * @param tickets or these
 * @param change what is changed, where that is the action
 */
@Schema(name = "NewBulkJob")
public record NewBulkJob(
        @Size(max = 4_000)
        @Schema(
                description = "Which tickets, in the language of the search box; without it, name the tickets",
                examples = "status:open tag:late")
        @Nullable
        String filter,

        @Size(min = 1, max = 10_000)
        @Schema(description = "The numbers of the tickets; without them, say a filter")
        @Nullable
        List<@Size(max = 30) String> tickets,

        @NotNull
        @Size(max = 20)
        @Pattern(regexp = "change|delete|restore", message = "must be change, delete or restore")
        @Schema(
                enumeration = {"change", "delete", "restore"},
                examples = "change")
        String action,

        @Schema(description = "What is changed, if that is the action") @Nullable
        BulkChange change) {

    /** What their names are in this body. */
    private static final Map<String, String> MEMBERS = Map.of(
            "snooze", "snoozedUntil",
            "tags", "addTags",
            "followers", "addFollowers");

    Selection selection() {
        if ((filter == null) == (tickets == null)) {
            throw new WrongMembers("", "one-of", "must have either filter or tickets");
        }
        return tickets == null ? new Matching(Query.parse(filter == null ? "" : filter)) : new Chosen(numbers(tickets));
    }

    BulkAction toAction() {
        if (action.equals("change") != (change != null)) {
            throw new WrongMembers("/change", "one-of", "must be there if that is the action, and only then");
        }
        return change != null ? new Change(change.toChanges()) : action.equals("delete") ? new Delete() : new Restore();
    }

    /** What is wrong with the body if no ticket can be changed so. */
    static List<MemberError> errors(List<Objection> objections) {
        return objections.stream()
                .map(objection -> new MemberError(pointer(objection.property()), "not-possible", objection.reason()))
                .toList();
    }

    private static String pointer(String property) {
        return property.isEmpty() ? "/change" : "/change/" + MEMBERS.getOrDefault(property, property);
    }

    private static List<TicketNumber> numbers(List<String> texts) {
        List<TicketNumber> numbers = new ArrayList<>();
        List<MemberError> errors = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            var number = TicketNumber.in(texts.get(i));
            number.ifPresent(numbers::add);
            if (number.isEmpty()) {
                errors.add(new MemberError("/tickets/" + i, "wrong-form", "must be the number of a ticket"));
            }
        }
        if (!errors.isEmpty()) {
            throw new WrongMembers(errors);
        }
        return numbers;
    }

    /** What a bulk job changes of each ticket. What is absent stays; null empties. */
    @Schema(name = "BulkChange")
    public record BulkChange(
            @Schema(hidden = true) Given given,

            @NotBlank @Size(max = 100) @Schema(description = "The key of a status", examples = "waiting") @Nullable
            String status,

            @NotBlank @Size(max = 100) @Schema(description = "The key of a priority", examples = "high") @Nullable
            String priority,

            @Schema(description = "The id of a team; null for none") @Nullable
            Long team,

            @Schema(description = "The id of an agent; null for nobody") @Nullable
            Long assignee,

            @Size(max = 35) @Schema(description = "BCP 47; null for unknown") @Nullable
            String language,

            @Schema(
                    description = "Until when they are out of sight; null wakes them",
                    examples = "2099-03-02T09:00:00Z")
            @Nullable
            Instant snoozedUntil,

            @Size(max = 50) @Schema(description = "Tags that they get") @Nullable
            List<@Size(max = 100) String> addTags,

            @Size(max = 50) @Schema(description = "Tags that they lose") @Nullable
            List<@Size(max = 100) String> removeTags,

            @Size(max = 50) @Schema(description = "The ids of agents who follow them then") @Nullable
            List<Long> addFollowers,

            @Size(max = 50) @Schema(description = "The ids of agents who do not follow them then") @Nullable
            List<Long> removeFollowers,

            @Schema(
                    type = SchemaType.OBJECT,
                    implementation = Object.class,
                    description =
                            "Fields of your own by key: a text, a number, true, false, an array of texts for several choices, or null to empty it")
            @Nullable
            Map<String, Object> fields) {

        TicketChanges toChanges() {
            var changes = TicketChanges.begin();
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
            if (given.has("language")) {
                changes.language(language);
            }
            if (given.has("snoozedUntil")) {
                changes.snooze(snoozedUntil);
            }
            changes.tags(new SetChange<>(false, TicketChange.set(addTags), TicketChange.set(removeTags)));
            changes.followers(
                    new SetChange<>(false, TicketChange.set(addFollowers), TicketChange.set(removeFollowers)));
            List<MemberError> errors = new ArrayList<>();
            if (fields != null) {
                TicketChange.writeFields(fields, "/change", changes, errors);
            }
            if (!errors.isEmpty()) {
                throw new WrongMembers(errors);
            }
            return changes.end();
        }
    }
}
