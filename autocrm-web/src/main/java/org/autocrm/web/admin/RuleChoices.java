package org.autocrm.web.admin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.autocrm.account.Person;
import org.autocrm.account.Teams;
import org.autocrm.sla.SlaPolicies;
import org.autocrm.staffing.Skills;
import org.autocrm.ticket.Priorities;
import org.autocrm.ticket.Statuses;
import org.autocrm.ticket.TicketFields;
import org.autocrm.web.faces.Colleagues;
import org.autocrm.web.faces.Display;
import org.autocrm.web.faces.PageTexts;

/** What the actions of rules can be given. */
@RequestScoped
public class RuleChoices {

    @Inject
    private Teams teams;

    @Inject
    private Colleagues colleagues;

    @Inject
    private Skills skills;

    @Inject
    private SlaPolicies policies;

    @Inject
    private Priorities priorities;

    @Inject
    private Statuses statuses;

    @Inject
    private TicketFields fields;

    @Inject
    private Display show;

    private final Map<String, List<Choice>> known = new HashMap<>();

    /** Something to choose. */
    public record Choice(String value, String label) {}

    /** What can be chosen for an action, by its word in the API. */
    List<Choice> of(String word) {
        return known.computeIfAbsent(word, this::read);
    }

    /** What can be chosen, and what was, so that a form that is saved again changes nothing that nobody touched. */
    List<Choice> of(String word, String chosen) {
        var offered = of(word);
        if (chosen.isEmpty()
                || offered.stream().anyMatch(choice -> choice.value().equals(chosen))) {
            return offered;
        }
        return Stream.concat(offered.stream(), Stream.of(new Choice(chosen, name(word, chosen))))
                .toList();
    }

    private String name(String word, String chosen) {
        return (word.equals("assignee") || word.equals("notify")) && chosen.matches("\\d{1,18}")
                ? colleagues.nameOf(Long.parseLong(chosen))
                : chosen;
    }

    private List<Choice> read(String word) {
        return switch (word) {
            case "team" ->
                Stream.concat(
                                Stream.of(new Choice("", PageTexts.text("rules.noTeam"))),
                                teams.all().stream().map(team -> new Choice(Long.toString(team.id()), team.name())))
                        .toList();
            case "assignee" ->
                Stream.concat(Stream.of(new Choice("", PageTexts.text("rules.nobody"))), agents())
                        .toList();
            case "notify" ->
                Stream.concat(
                                Stream.of("assignee", "leads", "team")
                                        .map(whom -> new Choice(whom, PageTexts.text("rules.notify." + whom))),
                                agents())
                        .toList();
            case "sla" ->
                policies.all().stream()
                        .filter(policy -> policy.details().active())
                        .map(policy -> new Choice(
                                Long.toString(policy.id()), policy.details().name()))
                        .toList();
            case "priority" ->
                priorities.all().stream()
                        .filter(priority -> !priority.archived())
                        .map(priority -> new Choice(priority.key(), show.priority(priority)))
                        .toList();
            case "status" ->
                statuses.all().stream()
                        .filter(status -> !status.archived())
                        .map(status -> new Choice(status.key(), show.status(status)))
                        .toList();
            case "field" ->
                fields.offered().stream()
                        .map(field -> new Choice(field.key(), field.name()))
                        .toList();
            case "require", "prefer" ->
                skills.all().stream()
                        .map(skill -> new Choice(skill.key(), skill.name()))
                        .toList();
            default -> List.of();
        };
    }

    private Stream<Choice> agents() {
        return teams.agents().stream().map(RuleChoices::choice);
    }

    private static Choice choice(Person agent) {
        return new Choice(Long.toString(agent.id()), agent.name());
    }
}
