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

        static RuleActionBody of(RuleAction action) {
            var filled = new Filled();
            if (action instanceof ToTeam to) {
                filled.word = "team";
                filled.team = to.team();
            } else if (action instanceof ToAgent to) {
                filled.word = "assignee";
                filled.agent = to.agent();
            } else if (action instanceof Ask ask) {
                filled.word = ask.required() ? "require" : "prefer";
                filled.skill = ask.skill();
                filled.level = ask.level();
            } else if (action instanceof Prioritize prioritize) {
                filled.word = "priority";
                filled.priority = prioritize.priority();
            } else if (action instanceof Tag tag) {
                filled.word = "tags";
                filled.add = tag.add();
                filled.remove = tag.remove();
            } else if (action instanceof Fill fill) {
                filled.word = "field";
                filled.field = fill.field();
                filled.values = fill.values();
            } else if (action instanceof Become become) {
                filled.word = "status";
                filled.status = become.status();
            } else if (action instanceof Note note) {
                filled.word = "note";
                filled.text = note.text();
            } else if (action instanceof Mail mail) {
                filled.word = "mail";
                filled.to = mail.to();
                filled.subject = mail.subject();
                filled.text = mail.text();
            } else if (action instanceof Notify notify) {
                filled.word = "notify";
                filled.whom = notify.whom();
            }
            return filled.end();
        }

        /** An action while its members are filled in, each by its name. */
        private static final class Filled {

            private String word = "stop";
            private @Nullable Long team;
            private @Nullable Long agent;
            private @Nullable String skill;
            private @Nullable Integer level;
            private @Nullable String priority;
            private @Nullable List<String> add;
            private @Nullable List<String> remove;
            private @Nullable String field;
            private @Nullable List<String> values;
            private @Nullable String status;
            private @Nullable String to;
            private @Nullable String subject;
            private @Nullable String text;
            private @Nullable String whom;

            RuleActionBody end() {
                return new RuleActionBody(
                        word, team, agent, skill, level, priority, add, remove, field, values, status, to, subject,
                        text, whom);
            }
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
