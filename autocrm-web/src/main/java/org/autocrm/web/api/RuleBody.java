package org.autocrm.web.api;

import java.util.List;
import org.autocrm.rule.ChangeKind;
import org.autocrm.rule.RuleAction;
import org.autocrm.rule.RuleAction.Ask;
import org.autocrm.rule.RuleAction.Become;
import org.autocrm.rule.RuleAction.Fill;
import org.autocrm.rule.RuleAction.Mail;
import org.autocrm.rule.RuleAction.Note;
import org.autocrm.rule.RuleAction.Notify;
import org.autocrm.rule.RuleAction.Prioritize;
import org.autocrm.rule.RuleAction.Tag;
import org.autocrm.rule.RuleAction.ToAgent;
import org.autocrm.rule.RuleAction.ToTeam;
import org.autocrm.rule.RuleCard;
import org.autocrm.rule.RuleSet;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A rule in JSON. */
@Schema(name = "Rule")
public record RuleBody(
        @Schema(required = true, examples = "3") long id,

        @Schema(
                required = true,
                enumeration = {"create", "change", "time"},
                description = "When it is asked",
                examples = "create")
        String set,

        @Schema(required = true, description = "Its place in the order of its set", examples = "1")
        int position,

        @Schema(required = true, description = "Grows with every change; what fired names it", examples = "2")
        int edition,

        @Schema(required = true, examples = "Invoices to Billing")
        String name,

        @Schema(
                required = true,
                description = "Which tickets it is for, in the language of queries; empty for all",
                examples = "subject:invoice")
        String condition,

        @Schema(
                description = "Of a rule on change: the kinds of change that it looks at; empty for any",
                examples = "[\"message\"]")
        @Nullable
        List<String> on,

        @Schema(
                description = "Of a rule on time: what its time counts from",
                enumeration = {"opened", "updated", "status", "waiting", "solved", "due"},
                examples = "waiting")
        @Nullable
        String anchor,

        @Schema(description = "Of a rule on time: how long after that; negative before what is due", examples = "240")
        @Nullable
        Integer minutes,

        @Schema(required = true, description = "What it does, in order")
        List<RuleActionBody> actions,

        @Schema(required = true, description = "Whether it is asked", examples = "true")
        boolean active) {

    /** What a rule does to a ticket. */
    @Schema(name = "RuleAction")
    public record RuleActionBody(
            @Schema(
                    required = true,
                    enumeration = {
                        "team",
                        "assignee",
                        "require",
                        "prefer",
                        "priority",
                        "tags",
                        "field",
                        "status",
                        "note",
                        "mail",
                        "notify",
                        "stop"
                    },
                    examples = "team")
            String action,

            @Schema(description = "Of team: its id; absent for no team", examples = "3") @Nullable
            Long team,

            @Schema(description = "Of assignee: the agent's id; absent for nobody") @Nullable
            Long agent,

            @Schema(description = "Of require and prefer: the skill's key") @Nullable
            String skill,

            @Schema(description = "Of require and prefer: from 1 to 5") @Nullable
            Integer level,

            @Schema(description = "Of priority: its key") @Nullable
            String priority,

            @Schema(description = "Of tags: those that the ticket gets") @Nullable
            List<String> add,

            @Schema(description = "Of tags: those that it loses") @Nullable
            List<String> remove,

            @Schema(description = "Of field: its key") @Nullable
            String field,

            @Schema(description = "Of field: its values; none empties it") @Nullable
            List<String> values,

            @Schema(description = "Of status: its key") @Nullable
            String status,

            @Schema(description = "Of mail: customer, or an address") @Nullable
            String to,

            @Schema(description = "Of mail; may have placeholders") @Nullable
            String subject,

            @Schema(description = "Of note and mail; may have placeholders") @Nullable
            String text,

            @Schema(description = "Of notify: assignee, leads, team, or an agent's id") @Nullable
            String whom) {

        private static final RuleActionBody NOTHING = new RuleActionBody(
                "stop", null, null, null, null, null, null, null, null, null, null, null, null, null, null);

        static RuleActionBody of(RuleAction action) {
            if (action instanceof ToTeam to) {
                return NOTHING.with("team", to.team(), null, null);
            } else if (action instanceof ToAgent to) {
                return NOTHING.with("assignee", null, to.agent(), null);
            } else if (action instanceof Ask ask) {
                return new RuleActionBody(
                        ask.required() ? "require" : "prefer",
                        null,
                        null,
                        ask.skill(),
                        ask.level(),
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null);
            } else if (action instanceof Prioritize prioritize) {
                return NOTHING.with("priority", null, null, prioritize.priority());
            } else if (action instanceof Tag tag) {
                return new RuleActionBody(
                        "tags",
                        null,
                        null,
                        null,
                        null,
                        null,
                        tag.add(),
                        tag.remove(),
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null);
            } else if (action instanceof Fill fill) {
                return new RuleActionBody(
                        "field",
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        fill.field(),
                        fill.values(),
                        null,
                        null,
                        null,
                        null,
                        null);
            } else if (action instanceof Become become) {
                return new RuleActionBody(
                        "status",
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        become.status(),
                        null,
                        null,
                        null,
                        null);
            } else if (action instanceof Note note) {
                return words("note", null, null, note.text(), null);
            } else if (action instanceof Mail mail) {
                return words("mail", mail.to(), mail.subject(), mail.text(), null);
            } else if (action instanceof Notify notify) {
                return words("notify", null, null, null, notify.whom());
            }
            return NOTHING;
        }

        private RuleActionBody with(
                String what, @Nullable Long toTeam, @Nullable Long toAgent, @Nullable String toPriority) {
            return new RuleActionBody(
                    what,
                    toTeam,
                    toAgent,
                    null,
                    null,
                    toPriority,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null);
        }

        private static RuleActionBody words(
                String what,
                @Nullable String to,
                @Nullable String subject,
                @Nullable String text,
                @Nullable String whom) {
            return new RuleActionBody(
                    what, null, null, null, null, null, null, null, null, null, null, to, subject, text, whom);
        }
    }

    static RuleBody of(RuleCard rule) {
        var details = rule.details();
        var anchor = details.anchor();
        return new RuleBody(
                rule.id(),
                details.set().word(),
                rule.position(),
                rule.edition(),
                details.name(),
                details.condition(),
                details.set() == RuleSet.CHANGE
                        ? details.on().stream().map(ChangeKind::word).toList()
                        : null,
                anchor == null ? null : anchor.word(),
                anchor == null ? null : details.minutes(),
                details.actions().stream().map(RuleActionBody::of).toList(),
                details.active());
    }
}
