package org.autocrm.web.admin;

import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.autocrm.rule.Anchor;
import org.autocrm.rule.ChangeKind;
import org.autocrm.rule.RuleAction;
import org.autocrm.rule.RuleBook;
import org.autocrm.rule.RuleCard;
import org.autocrm.rule.RuleDetails;
import org.autocrm.rule.RuleMode;
import org.autocrm.rule.RuleNotValid;
import org.autocrm.rule.RulePreview;
import org.autocrm.rule.RulePreview.Preview;
import org.autocrm.rule.RuleSet;
import org.autocrm.web.admin.PolicyText.NotUnderstood;
import org.autocrm.web.faces.PageTexts;
import org.jspecify.annotations.Nullable;

/** Backs {@code /admin/rules}: what changes tickets by itself, in which order, and what a condition is true of. */
@Named
@ViewScoped
public class RulesPage extends Editor<RuleCard> {

    private static final long serialVersionUID = 1L;

    @Inject
    private RuleBook rules;

    @Inject
    private RulePreview previews;

    @Inject
    private RuleChoices choices;

    private RuleSet set = RuleSet.CREATE;
    private @Nullable String name;
    private @Nullable String condition;
    private List<String> on = List.of();
    private String anchor = Anchor.OPENED.word();
    private @Nullable String delay = "4h";
    private boolean before;
    private boolean active = true;
    private List<RuleRow> rows = new ArrayList<>(List.of(new RuleRow()));
    private @Nullable WrongCondition problem;
    private @Nullable String tried;
    private @Nullable Preview preview;
    private @Nullable String wrongMember;
    private @Nullable String wrongSentence;

    @Override
    public void open() {
        var wanted = FacesContext.getCurrentInstance()
                .getExternalContext()
                .getRequestParameterMap()
                .get("set");
        set = Optional.ofNullable(wanted).flatMap(RuleSet::named).orElse(RuleSet.CREATE);
        super.open();
    }

    public List<RuleCard> getRules() {
        return rules.all(set);
    }

    public List<RuleSet> getSets() {
        return List.of(RuleSet.values());
    }

    public String getSet() {
        return set.word();
    }

    public boolean isOnChange() {
        return set == RuleSet.CHANGE;
    }

    public boolean isOnTime() {
        return set == RuleSet.TIME;
    }

    /** How the rules of the set are asked: {@code first} or {@code all}. */
    public String getMode() {
        return rules.set(set).mode().word();
    }

    /** Has the rules of the set asked in the other way. */
    public void turnMode() {
        attempt(() -> {
            var next = rules.set(set).mode() == RuleMode.ALL ? RuleMode.FIRST : RuleMode.ALL;
            rules.ask(set, OptionalLong.empty(), next);
            goTo("set=" + set.word() + "&saved=true");
        });
    }

    public List<String> getKinds() {
        return Stream.of(ChangeKind.values()).map(ChangeKind::word).toList();
    }

    public List<String> getAnchors() {
        return Stream.of(Anchor.values()).map(Anchor::word).toList();
    }

    /** The actions that there are. */
    public List<String> getWords() {
        return RuleRow.WORDS;
    }

    /** What an action can be given, such as the teams; and what it has, also where that is offered no more. */
    public List<RuleChoices.Choice> choices(RuleRow row) {
        return choices.of(row.getWord(), row.getChoice());
    }

    /** What a rule does, in short. */
    public String did(RuleCard rule) {
        return rule.details().actions().stream().map(this::said).collect(Collectors.joining(", "));
    }

    private String said(RuleAction action) {
        var row = RuleRow.of(action);
        var chosen = row.isChoosing()
                ? choices.of(row.getWord()).stream()
                        .filter(choice -> choice.value().equals(row.getChoice()))
                        .map(RuleChoices.Choice::label)
                        .findFirst()
                        .orElse(row.getChoice())
                : "";
        var more = row.isLine() ? row.getText() : "";
        var detail = Stream.of(chosen, more).filter(text -> !text.isEmpty()).collect(Collectors.joining(" "));
        var label = PageTexts.text("rules.action." + row.getWord());
        return detail.isEmpty() ? label : label + ": " + detail;
    }

    /** Where the condition is wrong; null where it can be understood. */
    public @Nullable WrongCondition getProblem() {
        tryOut();
        return problem;
    }

    /** What the condition is true of; null where it cannot be understood. */
    public @Nullable Preview getPreview() {
        tryOut();
        return preview;
    }

    /** How many tickets of the last 30 days the condition is true of, in words. */
    public String getPreviewed() {
        var found = getPreview();
        if (found == null) {
            return "";
        }
        return found.count().more()
                ? PageTexts.text("rules.previewMore", RulePreview.MOST_COUNTED)
                : PageTexts.text("rules.preview", found.count().value());
    }

    /** Once for each text that is typed. */
    private void tryOut() {
        var text = condition == null ? "" : condition;
        if (text.equals(tried)) {
            return;
        }
        tried = text;
        try {
            preview = previews.of(text);
            problem = null;
        } catch (RuleNotValid e) {
            preview = null;
            problem = WrongCondition.in(text, e.offset(), e.length(), e.sentence());
        }
    }

    /** What is wrong with an action; empty where nothing is. */
    public String wrong(int place) {
        var member = wrongMember;
        return member != null && (member + "/").startsWith("actions/" + place + "/")
                ? String.valueOf(wrongSentence)
                : "";
    }

    /** One action more. */
    public void addAction() {
        rows.add(new RuleRow());
    }

    /** One action less. */
    public void removeAction(int place) {
        if (place < rows.size()) {
            rows.remove(place);
        }
    }

    /** An action comes one place earlier. */
    public void liftAction(int place) {
        if (place > 0 && place < rows.size()) {
            rows.add(place - 1, rows.remove(place));
        }
    }

    /** Has a rule asked one place earlier, or later. */
    public void move(long id, int by) {
        var ids = rules.all(set).stream().map(RuleCard::id).toList();
        var place = ids.indexOf(id) + by;
        if (place >= 0 && place < ids.size()) {
            attempt(() -> {
                rules.change(id, OptionalLong.empty(), is -> is, OptionalInt.of(place + 1));
                goTo("set=" + set.word() + "&saved=true");
            });
        }
    }

    /** Deletes the rule that is edited. */
    public void delete() {
        var seen = getSeen();
        if (seen != null) {
            attempt(() -> {
                rules.delete(seen.id(), OptionalLong.of(seen.edition()));
                goTo("set=" + set.word() + "&saved=true");
            });
        }
    }

    @Override
    void attempt(Runnable work) {
        wrongMember = null;
        super.attempt(() -> {
            try {
                work.run();
            } catch (RuleNotValid refused) {
                wrongMember = refused.member();
                wrongSentence = refused.sentence();
                Say.complain(refused);
            } catch (NotUnderstood refused) {
                Say.complain(refused);
            }
        });
    }

    @Override
    String place() {
        return "/admin/rules";
    }

    @Override
    Optional<RuleCard> find(String wanted) {
        return wanted.matches("\\d{1,18}") ? rules.find(Long.parseLong(wanted)) : Optional.empty();
    }

    @Override
    void take(RuleCard rule) {
        var details = rule.details();
        set = details.set();
        name = details.name();
        condition = details.condition();
        on = details.on().stream().map(ChangeKind::word).toList();
        var counted = details.anchor();
        if (counted != null) {
            anchor = counted.word();
            before = details.minutes() < 0;
            delay = PolicyText.length(Math.abs(details.minutes()));
        }
        active = details.active();
        rows = details.actions().stream().map(RuleRow::of).collect(Collectors.toCollection(ArrayList::new));
    }

    @Override
    String add() {
        return Long.toString(rules.make(details()).id());
    }

    @Override
    String change(String key, RuleCard seen) {
        var wanted = details();
        rules.change(seen.id(), OptionalLong.of(seen.edition()), is -> wanted, OptionalInt.empty());
        return key;
    }

    @Override
    Map<String, String> shown(RuleCard rule) {
        var details = rule.details();
        Map<String, String> shown = new LinkedHashMap<>();
        shown.put(PageTexts.text("admin.name"), details.name());
        shown.put(PageTexts.text("policies.condition"), details.condition());
        shown.put(
                PageTexts.text("rules.on"),
                details.on().stream()
                        .map(kind -> PageTexts.text("rules.kind." + kind.word()))
                        .collect(Collectors.joining(", ")));
        shown.put(PageTexts.text("rules.time"), when(rule));
        shown.put(PageTexts.text("rules.actions"), did(rule));
        shown.put(PageTexts.text("rules.active"), Say.yes(details.active()));
        return shown;
    }

    /** When a rule on time is asked; empty for others. */
    public String when(RuleCard rule) {
        var counted = rule.details().anchor();
        if (counted == null) {
            return "";
        }
        var minutes = rule.details().minutes();
        return PolicyText.length(Math.abs(minutes)) + " "
                + PageTexts.text(minutes < 0 ? "rules.before" : "rules.after") + ": "
                + PageTexts.text("rules.anchor." + counted.word());
    }

    private RuleDetails details() {
        var isOnTime = set == RuleSet.TIME;
        var minutes = isOnTime ? PolicyText.minutes(delay == null || delay.isBlank() ? "0m" : delay) : 0;
        return new RuleDetails(
                set,
                name == null ? "" : name,
                condition == null ? "" : condition,
                set == RuleSet.CHANGE
                        ? on.stream()
                                .flatMap(word -> ChangeKind.named(word).stream())
                                .collect(Collectors.toSet())
                        : Set.of(),
                isOnTime ? Anchor.named(anchor).orElse(null) : null,
                before ? -minutes : minutes,
                rows.stream().map(RuleRow::toAction).toList(),
                active);
    }

    public @Nullable String getName() {
        return name;
    }

    public void setName(@Nullable String name) {
        this.name = name;
    }

    public @Nullable String getCondition() {
        return condition;
    }

    public void setCondition(@Nullable String condition) {
        this.condition = condition;
    }

    public String[] getOn() {
        return on.toArray(new String[0]);
    }

    public void setOn(String[] on) {
        this.on = List.of(on);
    }

    public String getAnchor() {
        return anchor;
    }

    public void setAnchor(String anchor) {
        this.anchor = anchor;
    }

    public @Nullable String getDelay() {
        return delay;
    }

    public void setDelay(@Nullable String delay) {
        this.delay = delay;
    }

    public boolean isBefore() {
        return before;
    }

    public void setBefore(boolean before) {
        this.before = before;
    }

    public boolean isActive() {
        return active;
    }

    public void setActive(boolean active) {
        this.active = active;
    }

    public List<RuleRow> getRows() {
        return rows;
    }
}
