package org.autocrm.web.admin;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
import org.jspecify.annotations.Nullable;

/** An action of a rule as it is chosen and typed. */
public class RuleRow implements Serializable {

    /** What can be done, by the words of the API. */
    static final List<String> WORDS = List.of(
            "team",
            "assignee",
            "priority",
            "tags",
            "status",
            "field",
            "require",
            "prefer",
            "note",
            "mail",
            "notify",
            "sla",
            "stop");

    private static final long serialVersionUID = 1L;
    private static final Set<String> CHOOSING =
            Set.of("team", "assignee", "priority", "status", "field", "require", "prefer", "notify", "sla");
    private static final Set<String> SKILLS = Set.of("require", "prefer");
    private static final String MINUS = "-";

    private String word = "team";
    private String choice = "";
    private boolean turned; // into another action, whose choices are others
    private int level = 1;
    private String text = "";
    private String to = Mail.CUSTOMER;
    private String subject = "";

    static RuleRow of(RuleAction action) {
        var row = new RuleRow();
        if (action instanceof ToTeam move) {
            row.is("team", id(move.team()), "");
        } else if (action instanceof ToAgent give) {
            row.is("assignee", id(give.agent()), "");
        } else if (action instanceof Ask ask) {
            row.is(ask.required() ? "require" : "prefer", ask.skill(), "");
            row.level = ask.level();
        } else if (action instanceof Prioritize prioritize) {
            row.is("priority", prioritize.priority(), "");
        } else if (action instanceof Tag tag) {
            var words = Stream.concat(tag.add().stream(), tag.remove().stream().map(name -> MINUS + name));
            row.is("tags", "", words.collect(Collectors.joining(", ")));
        } else if (action instanceof Fill fill) {
            row.is("field", fill.field(), String.join("; ", fill.values()));
        } else if (action instanceof Become become) {
            row.is("status", become.status(), "");
        } else if (action instanceof Note note) {
            row.is("note", "", note.text());
        } else if (action instanceof Mail mail) {
            row.is("mail", "", mail.text());
            row.to = mail.to();
            row.subject = mail.subject();
        } else if (action instanceof Notify notify) {
            row.is("notify", notify.whom(), "");
        } else if (action instanceof Promise promise) {
            row.is("sla", Long.toString(promise.policy()), "");
        } else {
            row.is("stop", "", "");
        }
        return row;
    }

    RuleAction toAction() {
        return switch (word) {
            case "team" -> new ToTeam(id(choice));
            case "assignee" -> new ToAgent(id(choice));
            case "priority" -> new Prioritize(choice);
            case "tags" -> tags();
            case "status" -> new Become(choice);
            case "field" -> new Fill(choice, split(text, ";"));
            case "require" -> new Ask(choice, level, true);
            case "prefer" -> new Ask(choice, level, false);
            case "note" -> new Note(text);
            case "mail" -> new Mail(to.strip(), subject, text);
            case "notify" -> new Notify(choice);
            case "sla" -> new Promise(Objects.requireNonNullElse(id(choice), 0L));
            default -> new Stop();
        };
    }

    private Tag tags() {
        List<String> add = new ArrayList<>();
        List<String> remove = new ArrayList<>();
        for (var typed : split(text, ",")) {
            if (typed.startsWith(MINUS)) {
                remove.add(typed.substring(1).strip());
            } else {
                add.add(typed);
            }
        }
        return new Tag(add, remove);
    }

    private static List<String> split(String text, String between) {
        return Stream.of(text.split(between, -1))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }

    private void is(String what, String chosen, String typed) {
        word = what;
        choice = chosen;
        text = typed;
    }

    private static String id(@Nullable Long id) {
        return id == null ? "" : Long.toString(id);
    }

    private static @Nullable Long id(String choice) {
        return choice.matches("[0-9]{1,18}") ? Long.valueOf(choice) : null;
    }

    /** Whether something is chosen from a list. */
    public boolean isChoosing() {
        return CHOOSING.contains(word);
    }

    /** Whether a line is typed. */
    public boolean isLine() {
        return word.equals("tags") || word.equals("field");
    }

    /** Whether several lines are typed. */
    public boolean isLengthy() {
        return word.equals("note") || word.equals("mail");
    }

    public boolean isLevelled() {
        return SKILLS.contains(word);
    }

    public boolean isMail() {
        return word.equals("mail");
    }

    public String getWord() {
        return word;
    }

    public void setWord(String word) {
        var next = word.toLowerCase(Locale.ROOT);
        turned = !next.equals(this.word);
        choice = turned ? "" : choice;
        this.word = next;
    }

    public String getChoice() {
        return choice;
    }

    public void setChoice(@Nullable String choice) {
        this.choice = turned ? "" : Objects.requireNonNullElse(choice, "");
    }

    public int getLevel() {
        return level;
    }

    public void setLevel(int level) {
        this.level = level;
    }

    public String getText() {
        return text;
    }

    public void setText(@Nullable String text) {
        this.text = Objects.requireNonNullElse(text, "");
    }

    public String getTo() {
        return to;
    }

    public void setTo(@Nullable String to) {
        this.to = Objects.requireNonNullElse(to, "");
    }

    public String getSubject() {
        return subject;
    }

    public void setSubject(@Nullable String subject) {
        this.subject = Objects.requireNonNullElse(subject, "");
    }
}
