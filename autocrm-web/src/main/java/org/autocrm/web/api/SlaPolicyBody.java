package org.autocrm.web.api;

import java.util.List;
import org.autocrm.sla.PolicyCard;
import org.autocrm.sla.SlaAction;
import org.autocrm.sla.SlaAction.MoveTo;
import org.autocrm.sla.SlaAction.NotifyAddress;
import org.autocrm.sla.SlaAction.NotifyAssignee;
import org.autocrm.sla.SlaAction.NotifyTeam;
import org.autocrm.sla.SlaAction.Raise;
import org.autocrm.sla.Step;
import org.autocrm.sla.Target;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A policy of promises (SLA) in JSON. */
@Schema(name = "SlaPolicy")
public record SlaPolicyBody(
        @Schema(required = true, examples = "3") long id,

        @Schema(required = true, examples = "Gold customers")
        String name,

        @Schema(
                required = true,
                description = "Its place in the order: the first whose condition holds makes the promises",
                examples = "1")
        int position,

        @Schema(
                required = true,
                description = "Which tickets it is for, in the language of queries; empty for all",
                examples = "tag:gold")
        String condition,

        @Schema(
                description = "The id of the business calendar; absent where every hour is a business hour",
                examples = "1")
        @Nullable
        Long calendar,

        @Schema(
                required = true,
                description = "The keys of the statuses in which the time until the solution does not count",
                examples = "[\"waiting\"]")
        List<String> stops,

        @Schema(required = true, description = "What is promised; without a target nothing is")
        List<SlaTargetBody> targets,

        @Schema(required = true, description = "Before a promise is due")
        List<SlaStepBody> reminders,

        @Schema(required = true, description = "After it was due")
        List<SlaStepBody> escalations,

        @Schema(required = true, description = "Whether it makes promises", examples = "true")
        boolean active) {

    /** How long something may take for tickets of one priority. */
    @Schema(name = "SlaTarget")
    public record SlaTargetBody(
            @Schema(
                    required = true,
                    enumeration = {"first-response", "next-response", "resolution"},
                    examples = "first-response")
            String metric,

            @Schema(required = true, description = "The key of a priority", examples = "normal")
            String priority,

            @Schema(required = true, examples = "240") int minutes,

            @Schema(
                    required = true,
                    description = "Whether only the business hours of the calendar count",
                    examples = "true")
            boolean business) {

        static SlaTargetBody of(Target target) {
            return new SlaTargetBody(target.metric().word(), target.priority(), target.minutes(), target.business());
        }
    }

    /** A moment before or after a promise is due, and what is done then. */
    @Schema(name = "SlaStep")
    public record SlaStepBody(
            @Schema(
                    required = true,
                    description = "How long before or after, counted as the promise is; 0 after is the very moment",
                    examples = "30")
            int minutes,

            @Schema(required = true) List<SlaActionBody> actions) {

        static SlaStepBody of(Step step) {
            return new SlaStepBody(
                    step.minutes(),
                    step.actions().stream().map(SlaActionBody::of).toList());
        }
    }

    /** What is done before or after a promise is due. */
    @Schema(name = "SlaAction")
    public record SlaActionBody(
            @Schema(
                    required = true,
                    enumeration = {"notify-assignee", "notify-team", "notify", "move", "unassign", "raise"},
                    examples = "notify-team")
            String action,

            @Schema(description = "Of notify: who gets a mail", examples = "boss@example.org") @Nullable
            String address,

            @Schema(description = "Of move: the id of the team that it goes to", examples = "3") @Nullable
            Long team,

            @Schema(description = "Of raise: the key of the priority that it gets at least", examples = "urgent")
            @Nullable
            String priority) {

        static SlaActionBody of(SlaAction action) {
            if (action instanceof NotifyAssignee) {
                return new SlaActionBody("notify-assignee", null, null, null);
            } else if (action instanceof NotifyTeam) {
                return new SlaActionBody("notify-team", null, null, null);
            } else if (action instanceof NotifyAddress notify) {
                return new SlaActionBody("notify", notify.address().value(), null, null);
            } else if (action instanceof MoveTo move) {
                return new SlaActionBody("move", null, move.team(), null);
            } else if (action instanceof Raise raise) {
                return new SlaActionBody("raise", null, null, raise.priority());
            }
            return new SlaActionBody("unassign", null, null, null);
        }
    }

    static SlaPolicyBody of(PolicyCard policy) {
        var details = policy.details();
        return new SlaPolicyBody(
                policy.id(),
                details.name(),
                policy.position(),
                details.condition(),
                details.calendar(),
                List.copyOf(details.stops()),
                details.targets().stream().map(SlaTargetBody::of).toList(),
                details.reminders().stream().map(SlaStepBody::of).toList(),
                details.escalations().stream().map(SlaStepBody::of).toList(),
                details.active());
    }
}
