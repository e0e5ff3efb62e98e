package org.autocrm.web.api;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.autocrm.rule.Anchor;
import org.autocrm.rule.ChangeKind;
import org.autocrm.rule.RuleAction;
import org.autocrm.rule.RuleAction.Ask;
import org.autocrm.rule.RuleAction.Become;
import org.autocrm.rule.RuleAction.Fill;
import org.autocrm.rule.RuleAction.Mail;
import org.autocrm.rule.RuleAction.Note;
import org.autocrm.rule.RuleAction.Notify;
import org.autocrm.rule.RuleAction.Prioritize;
import org.autocrm.rule.RuleAction.Promise;
import org.autocrm.rule.RuleAction.Stop;
import org.autocrm.rule.RuleAction.Tag;
import org.autocrm.rule.RuleAction.ToAgent;
import org.autocrm.rule.RuleAction.ToTeam;
import org.autocrm.rule.RuleDetails;
import org.autocrm.rule.RuleSet;
import org.autocrm.ticket.search.Query;
import org.autocrm.web.json.Given;
import org.autocrm.web.json.WrongMembers;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The body that makes a rule. */
@Schema(name = "NewRule")
public record NewRule(
        @NotBlank
        @Size(max = 20)
        @Pattern(regexp = "create|change|time")
        @Schema(description = "When it is asked: create, change or time", examples = "create")
        String set,

        @NotBlank @Size(max = 60) @Schema(examples = "Urgent first")
        String name,

        @Size(max = Query.LONGEST)
        @Schema(
                description = "Which tickets it is for, in the language of queries; all if absent",
                examples = "subject:outage")
        @Nullable
        String condition,

        @Size(max = 20)
        @Schema(
                description =
                        "Of a rule on change: the kinds of change that it looks at, of message, reply, note, status, team, assignee, priority, tags, fields, subject, customer, language, merged; any if absent")
        @Nullable
        List<@NotBlank @Size(max = 20) String> on,

        @Size(max = 20)
        @Pattern(regexp = "opened|updated|status|waiting|solved|due")
        @Schema(description = "Of a rule on time: what its time counts from")
        @Nullable
        String anchor,

        @Min(-527_040)
        @Max(527_040)
        @Schema(description = "Of a rule on time: how long after that; negative before what is due")
        @Nullable
        Integer minutes,

        @NotNull @Size(max = 20) List<NewRuleAction> actions,

        @Schema(description = "Whether it is asked; true if absent", examples = "true") @Nullable
        Boolean active) {

    /** What a rule does to a ticket. */
    @Schema(name = "NewRuleAction")
    public record NewRuleAction(
            @NotBlank
            @Size(max = 20)
            @Pattern(regexp = "team|assignee|require|prefer|priority|tags|field|status|note|mail|notify|sla|stop")
            @Schema(examples = "priority")
            String action,

            @Schema(description = "Of team: its id; absent for no team") @Nullable
            Long team,

            @Schema(description = "Of assignee: the agent's id; absent for nobody") @Nullable
            Long agent,

            @Size(max = 40) @Schema(description = "Of require and prefer: the skill's key") @Nullable
            String skill,

            @Schema(description = "Of require and prefer: from 1 to 5") @Nullable
            Integer level,

            @Size(max = 40) @Schema(description = "Of priority: its key", examples = "high") @Nullable
            String priority,

            @Size(max = 50) @Schema(description = "Of tags: those that the ticket gets") @Nullable
            List<@NotBlank @Size(max = 60) String> add,

            @Size(max = 50) @Schema(description = "Of tags: those that it loses") @Nullable
            List<@NotBlank @Size(max = 60) String> remove,

            @Size(max = 40) @Schema(description = "Of field: its key") @Nullable
            String field,

            @Size(max = 50) @Schema(description = "Of field: its values; none empties it") @Nullable
            List<@NotBlank @Size(max = 4000) String> values,

            @Size(max = 40) @Schema(description = "Of status: its key") @Nullable
            String status,

            @Size(max = 254) @Schema(description = "Of mail: customer, or an address") @Nullable
            String to,

            @Size(max = 200) @Schema(description = "Of mail; may have placeholders") @Nullable
            String subject,

            @Size(max = 10_000) @Schema(description = "Of note and mail; may have placeholders") @Nullable
            String text,

            @Size(max = 20) @Schema(description = "Of notify: assignee, leads, team, or an agent's id") @Nullable
            String whom,

            @Schema(description = "Of sla: the policy's id") @Nullable
            Long policy) {

        RuleAction toAction(String pointer) {
            return switch (action) {
                case "team" -> new ToTeam(team);
                case "assignee" -> new ToAgent(agent);
                case "require" -> new Ask(given(skill, pointer, "skill"), levelOrLeast(), true);
                case "prefer" -> new Ask(given(skill, pointer, "skill"), levelOrLeast(), false);
                case "priority" -> new Prioritize(given(priority, pointer, "priority"));
                case "tags" -> new Tag(add == null ? List.of() : add, remove == null ? List.of() : remove);
                case "field" -> new Fill(given(field, pointer, "field"), values == null ? List.of() : values);
                case "status" -> new Become(given(status, pointer, "status"));
                case "note" -> new Note(given(text, pointer, "text"));
                case "mail" ->
                    new Mail(
                            given(to, pointer, "to"), given(subject, pointer, "subject"), given(text, pointer, "text"));
                case "notify" -> new Notify(given(whom, pointer, "whom"));
                case "sla" -> new Promise(given(policy, pointer, "policy"));
                default -> new Stop();
            };
        }

        private int levelOrLeast() {
            return level == null ? 1 : level;
        }

        private <T> T given(@Nullable T value, String pointer, String member) {
            if (value == null) {
                throw new WrongMembers(
                        pointer + "/" + member,
                        "required",
                        "The action " + action + " needs the member " + member + ".");
            }
            return value;
        }
    }

    RuleDetails toDetails() {
        return new RuleDetails(
                RuleSet.named(set).orElseThrow(),
                name,
                condition == null ? "" : condition,
                kinds(on),
                anchor == null ? null : Anchor.named(anchor).orElseThrow(),
                minutes == null ? 0 : minutes,
                toActions(actions),
                !Boolean.FALSE.equals(active));
    }

    private static Set<ChangeKind> kinds(@Nullable List<String> words) {
        return words == null
                ? Set.of()
                : words.stream()
                        .map(word -> ChangeKind.named(word)
                                .orElseThrow(() ->
                                        new WrongMembers("/on", "refused", "There is no kind of change " + word + ".")))
                        .collect(Collectors.toSet());
    }

    private static List<RuleAction> toActions(List<NewRuleAction> bodies) {
        List<RuleAction> actions = new ArrayList<>();
        for (int i = 0; i < bodies.size(); i++) {
            actions.add(bodies.get(i).toAction("/actions/" + i));
        }
        return actions;
    }

    /** The merge patch that changes a rule; lists are replaced as a whole. */
    @Schema(name = "RuleChange")
    public record RuleChange(
            @Schema(hidden = true) Given given,

            @NotBlank @Size(max = 60) @Schema(examples = "Urgent at once") @Nullable
            String name,

            @Min(1)
            @Max(10_000)
            @Schema(description = "Its place in the order of its set; 1 is asked first", examples = "1")
            @Nullable
            Integer position,

            @NotNull
            @Size(max = Query.LONGEST)
            @Schema(description = "Which tickets it is for; empty for all", examples = "priority:urgent")
            @Nullable
            String condition,

            @NotNull
            @Size(max = 20)
            @Schema(description = "Of a rule on change: the kinds of change that it looks at; empty for any")
            @Nullable
            List<@NotBlank @Size(max = 20) String> on,

            @NotNull
            @Size(max = 20)
            @Pattern(regexp = "opened|updated|status|waiting|solved|due")
            @Schema(description = "Of a rule on time: what its time counts from")
            @Nullable
            String anchor,

            @NotNull
            @Min(-527_040)
            @Max(527_040)
            @Schema(description = "Of a rule on time: how long after that; negative before what is due")
            @Nullable
            Integer minutes,

            @NotNull @Size(max = 20) @Nullable List<NewRuleAction> actions,

            @NotNull @Schema(description = "Whether it is asked", examples = "false") @Nullable
            Boolean active) {

        RuleDetails on(RuleDetails present) {
            return new RuleDetails(
                    present.set(),
                    name == null ? present.name() : name,
                    condition == null ? present.condition() : condition,
                    on == null ? present.on() : kinds(on),
                    anchor == null ? present.anchor() : Anchor.named(anchor).orElseThrow(),
                    minutes == null ? present.minutes() : minutes,
                    actions == null ? present.actions() : toActions(actions),
                    active == null ? present.active() : active);
        }
    }
}
