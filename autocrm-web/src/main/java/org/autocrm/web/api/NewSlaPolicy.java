package org.autocrm.web.api;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Set;
import org.autocrm.shared.EmailAddress;
import org.autocrm.sla.Metric;
import org.autocrm.sla.PolicyDetails;
import org.autocrm.sla.SlaAction;
import org.autocrm.sla.SlaAction.MoveTo;
import org.autocrm.sla.SlaAction.NotifyAddress;
import org.autocrm.sla.SlaAction.NotifyAssignee;
import org.autocrm.sla.SlaAction.NotifyTeam;
import org.autocrm.sla.SlaAction.Raise;
import org.autocrm.sla.SlaAction.Unassign;
import org.autocrm.sla.Step;
import org.autocrm.sla.Target;
import org.autocrm.ticket.search.Query;
import org.autocrm.web.json.Given;
import org.autocrm.web.json.WrongMembers;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The body that makes a policy. */
@Schema(name = "NewSlaPolicy")
public record NewSlaPolicy(
        @NotBlank @Size(max = 60) @Schema(examples = "Gold customers")
        String name,

        @Size(max = Query.LONGEST)
        @Schema(
                description = "Which tickets it is for, in the language of queries; all if absent",
                examples = "priority:urgent")
        @Nullable
        String condition,

        @Schema(
                description = "The id of the business calendar; every hour is a business hour if absent",
                examples = "1")
        @Nullable
        Long calendar,

        @Size(max = 100)
        @Schema(
                description =
                        "The keys of the statuses in which the time until the solution does not count; none if absent",
                examples = "[\"waiting\"]")
        @Nullable
        List<@NotBlank @Size(max = 40) String> stops,

        @NotNull @Size(max = 300) List<NewSlaTarget> targets,
        @Size(max = 20) @Nullable List<NewSlaStep> reminders,
        @Size(max = 20) @Nullable List<NewSlaStep> escalations,

        @Schema(description = "Whether it makes promises; true if absent", examples = "true") @Nullable
        Boolean active) {

    /** How long something may take for tickets of one priority. */
    @Schema(name = "NewSlaTarget")
    public record NewSlaTarget(
            @NotBlank
            @Size(max = 20)
            @Pattern(regexp = "first-response|next-response|resolution")
            @Schema(examples = "first-response")
            String metric,

            @NotBlank @Size(max = 40) @Schema(description = "The key of a priority", examples = "normal")
            String priority,

            @Min(1) @Max(Target.MOST_MINUTES) @Schema(examples = "240")
            int minutes,

            @Schema(description = "Whether only business hours count; true if absent", examples = "true") @Nullable
            Boolean business) {

        Target toTarget() {
            return new Target(Metric.named(metric).orElseThrow(), priority, minutes, !Boolean.FALSE.equals(business));
        }
    }

    /** A moment before or after a promise is due, and what is done then. */
    @Schema(name = "NewSlaStep")
    public record NewSlaStep(
            @Min(0)
            @Max(Target.MOST_MINUTES)
            @Schema(description = "How long before or after, counted as the promise is", examples = "30")
            int minutes,

            @NotNull @Size(max = 10) List<NewSlaAction> actions) {

        Step toStep(String pointer) {
            return new Step(
                    minutes,
                    actions.stream().map(action -> action.toAction(pointer)).toList());
        }
    }

    /** What is done before or after a promise is due. */
    @Schema(name = "NewSlaAction")
    public record NewSlaAction(
            @NotBlank
            @Size(max = 20)
            @Pattern(regexp = "notify-assignee|notify-team|notify|move|unassign|raise")
            @Schema(examples = "notify-team")
            String action,

            @Email @Size(max = 254) @Schema(description = "Of notify: who gets a mail") @Nullable
            String address,

            @Schema(description = "Of move: the id of the team that it goes to") @Nullable
            Long team,

            @Size(max = 40) @Schema(description = "Of raise: the key of the priority that it gets at least") @Nullable
            String priority) {

        SlaAction toAction(String pointer) {
            return switch (action) {
                case "notify-assignee" -> new NotifyAssignee();
                case "notify-team" -> new NotifyTeam();
                case "notify" -> new NotifyAddress(new EmailAddress(given(address, pointer, "address")));
                case "move" -> new MoveTo(given(team, pointer, "team"));
                case "raise" -> new Raise(given(priority, pointer, "priority"));
                default -> new Unassign();
            };
        }

        private <T> T given(@Nullable T value, String pointer, String member) {
            if (value == null) {
                throw new WrongMembers(
                        pointer, "required", "The action " + action + " needs the member " + member + ".");
            }
            return value;
        }
    }

    PolicyDetails toDetails() {
        return new PolicyDetails(
                name,
                condition == null ? "" : condition,
                calendar,
                stops == null ? Set.of() : Set.copyOf(stops),
                targets.stream().map(NewSlaTarget::toTarget).toList(),
                steps(reminders, "/reminders"),
                steps(escalations, "/escalations"),
                !Boolean.FALSE.equals(active));
    }

    private static List<Step> steps(@Nullable List<NewSlaStep> steps, String pointer) {
        return steps == null
                ? List.of()
                : steps.stream().map(step -> step.toStep(pointer)).toList();
    }

    /** The merge patch that changes a policy; lists are replaced as a whole. */
    @Schema(name = "SlaPolicyChange")
    public record SlaPolicyChange(
            @Schema(hidden = true) Given given,

            @NotBlank @Size(max = 60) @Schema(examples = "Gold and platinum") @Nullable
            String name,

            @Min(1)
            @Max(10_000)
            @Schema(description = "Its place in the order; 1 is asked first", examples = "1")
            @Nullable
            Integer position,

            @NotNull
            @Size(max = Query.LONGEST)
            @Schema(description = "Which tickets it is for; empty for all", examples = "priority:urgent")
            @Nullable
            String condition,

            @Schema(description = "The id of the business calendar; null for none", examples = "1") @Nullable
            Long calendar,

            @NotNull
            @Size(max = 100)
            @Schema(
                    description = "The keys of the statuses in which the time until the solution does not count",
                    examples = "[\"waiting\"]")
            @Nullable
            List<@NotBlank @Size(max = 40) String> stops,

            @NotNull @Size(max = 300) @Nullable List<NewSlaTarget> targets,
            @NotNull @Size(max = 20) @Nullable List<NewSlaStep> reminders,
            @NotNull @Size(max = 20) @Nullable List<NewSlaStep> escalations,

            @NotNull @Schema(description = "Whether it makes promises", examples = "false") @Nullable
            Boolean active) {

        PolicyDetails on(PolicyDetails present) {
            return new PolicyDetails(
                    name == null ? present.name() : name,
                    condition == null ? present.condition() : condition,
                    given.or("calendar", calendar, present.calendar()),
                    stops == null ? present.stops() : Set.copyOf(stops),
                    targets == null
                            ? present.targets()
                            : targets.stream().map(NewSlaTarget::toTarget).toList(),
                    reminders == null ? present.reminders() : steps(reminders, "/reminders"),
                    escalations == null ? present.escalations() : steps(escalations, "/escalations"),
                    active == null ? present.active() : active);
        }
    }
}
