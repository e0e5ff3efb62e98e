package org.autocrm.web.admin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.autocrm.account.Person;
import org.autocrm.account.TeamRef;
import org.autocrm.audit.AuditEntry;
import org.autocrm.audit.AuditEntry.Change;
import org.autocrm.audit.AuditPlace;
import org.autocrm.audit.AuditTrail;
import org.autocrm.audit.AuditTrail.ChainCheck;
import org.autocrm.audit.AuditTrail.Page;
import org.autocrm.event.EventTypes;
import org.autocrm.event.Origin.Via;
import org.autocrm.web.faces.Colleagues;
import org.autocrm.web.faces.PageTexts;
import org.jspecify.annotations.Nullable;

/** Backs {@code /admin/audit}: who did what, when, through what and from where. All that is asked is in the address. */
@Named
@RequestScoped
@SuppressWarnings("NullAway.Init") // the view action fills the fields
public class AuditPage {

    private static final int SHOWN = 50;

    @Inject
    private AuditTrail trail;

    @Inject
    private Colleagues colleagues;

    private AuditQuestion question;
    private Page page;
    private @Nullable AuditEntry chosen;
    private @Nullable ChainCheck check;
    private boolean further;
    private @Nullable Map<String, String> agents;
    private @Nullable Map<String, String> teamNames;

    /** Runs once per visit, as the page's view action. */
    public void open() {
        var context = FacesContext.getCurrentInstance().getExternalContext();
        var parameters = context.getRequestParameterMap();
        question = AuditQuestion.in(parameters::get);
        var before = Optional.ofNullable(parameters.get("before")).flatMap(AuditPlace::in);
        further = before.isPresent();
        page = trail.list(question.filter(), before, SHOWN);
        chosen = number(parameters.get("event")).flatMap(trail::find).orElse(null);
        check = Optional.ofNullable(parameters.get("check"))
                .filter(chain -> !chain.isEmpty() && chain.indexOf(0) < 0)
                .map(trail::check)
                .orElse(null);
    }

    public AuditQuestion getQuestion() {
        return question;
    }

    public List<AuditEntry> getEntries() {
        return page.entries();
    }

    public @Nullable AuditEntry getChosen() {
        return chosen;
    }

    public @Nullable ChainCheck getCheck() {
        return check;
    }

    /** Whether this is not the first page. */
    public boolean isFurther() {
        return further;
    }

    /** Whether the page could not look through the whole trail, so that there may be more. */
    public boolean isUnfinished() {
        return !page.lookedThrough();
    }

    /** How far back a look got that is not finished. */
    public @Nullable AuditPlace getLookedTo() {
        return page.next();
    }

    public List<String> getProblems() {
        return question.problems();
    }

    public boolean isFiltered() {
        return !question.isEmpty();
    }

    public Set<String> getTypes() {
        return EventTypes.all();
    }

    public List<String> getVias() {
        return Stream.of(Via.values()).map(Via::word).toList();
    }

    /** The addresses of those who may have done something. */
    public List<String> getActors() {
        return agents().keySet().stream()
                .filter(key -> key.contains("@"))
                .sorted()
                .toList();
    }

    /** The page of older events; null at the end. */
    public @Nullable String getOlder() {
        var next = page.next();
        return next == null ? null : question.address(Map.of("before", next.text()));
    }

    public String getNewest() {
        return question.address(Map.of());
    }

    /** The same page with an event opened. */
    public String with(AuditEntry entry) {
        return question.address(Map.of("event", Long.toString(entry.id())));
    }

    /** The same page with a chain checked. */
    public String checked(String chain) {
        return question.address(Map.of("check", chain));
    }

    /** What happened, in words; the words of its name where no text has others. */
    public String what(String type) {
        if (PageTexts.has("event." + type)) {
            return PageTexts.text("event." + type);
        }
        var words = type.replaceFirst(".*\\.", "")
                .replaceAll("(?<=[a-z])(?=[A-Z])", " ")
                .toLowerCase(Locale.ROOT);
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    /** Who, by name where it is a colleague. */
    public String who(String actor) {
        return agents().getOrDefault(actor, actor);
    }

    /** A value of an event: teams and agents by name. */
    public String value(AuditEntry entry, Change change, @Nullable String value) {
        if (value == null) {
            return "–";
        }
        if (entry.type().startsWith("mail.") && PageTexts.has("mail." + value)) {
            return PageTexts.text("mail." + value); // the state of a mail
        }
        return switch (change.name().isEmpty() ? entry.type() : change.name()) {
            case "ticket.TeamChanged", "team" -> names(teamNames(), value);
            case "ticket.Assigned", "ticket.FollowersChanged", "agent", "assignee" -> names(agents(), value);
            default -> value;
        };
    }

    /** The names of one thing, or of several with commas between. */
    private static String names(Map<String, String> names, String ids) {
        return Stream.of(ids.split(", ", -1))
                .map(id -> names.getOrDefault(id, id))
                .collect(Collectors.joining(", "));
    }

    private Map<String, String> agents() {
        var known = agents;
        if (known == null) {
            known = new HashMap<>();
            for (Person agent : colleagues.everybody()) {
                known.put(agent.email().value(), agent.name());
                known.put(Long.toString(agent.id()), agent.name());
            }
            agents = known;
        }
        return known;
    }

    private Map<String, String> teamNames() {
        var known = teamNames;
        if (known == null) {
            known = colleagues.teams().stream()
                    .collect(Collectors.toMap(team -> Long.toString(team.id()), TeamRef::name));
            teamNames = known;
        }
        return known;
    }

    private static Optional<Long> number(@Nullable String text) {
        return text != null && text.matches("\\d{1,18}") ? Optional.of(Long.parseLong(text)) : Optional.empty();
    }
}
