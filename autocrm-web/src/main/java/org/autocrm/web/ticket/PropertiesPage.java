package org.autocrm.web.ticket;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.autocrm.account.Person;
import org.autocrm.account.TeamRef;
import org.autocrm.event.LoggedEvent;
import org.autocrm.shared.EmailAddress;
import org.autocrm.ticket.ChangeRefused;
import org.autocrm.ticket.FieldView;
import org.autocrm.ticket.Objection;
import org.autocrm.ticket.Priorities;
import org.autocrm.ticket.Priority;
import org.autocrm.ticket.SetChange;
import org.autocrm.ticket.Status;
import org.autocrm.ticket.Statuses;
import org.autocrm.ticket.TicketChangedMeanwhile;
import org.autocrm.ticket.TicketChanges;
import org.autocrm.ticket.TicketDesk;
import org.autocrm.ticket.TicketField;
import org.autocrm.ticket.TicketFields;
import org.autocrm.ticket.TicketView;
import org.autocrm.web.faces.Colleagues;
import org.autocrm.web.faces.PageTexts;
import org.jspecify.annotations.Nullable;

/**
 * The properties beside a conversation. What is chosen is changed at once. What cannot be changed stays as it was
 * typed, with the reason beside it; so does what somebody else was faster with.
 */
@Named
@ViewScoped
@SuppressWarnings("NullAway.Init") // filled before anything is rendered
public class PropertiesPage implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final int ATTEMPTS = 5; // of a change, while followers change the ticket too
    private static final List<String> LANGUAGES = List.of("en", "de", "fr", "es", "it", "nl", "pt", "ru");

    @Inject
    private TicketPage page;

    @Inject
    private TicketDesk desk;

    @Inject
    private Statuses statuses;

    @Inject
    private Priorities priorities;

    @Inject
    private TicketFields ticketFields;

    @Inject
    private Colleagues colleagues;

    @Inject
    private Happenings happenings;

    /** The ticket as the person at the screen has seen it. */
    private @Nullable TicketView seen;

    private @Nullable String status;
    private @Nullable String priority;
    private @Nullable Long team;
    private @Nullable Long assignee;
    private @Nullable String language;
    private List<FieldEditor> fields = List.of();

    private @Nullable String subject;
    private @Nullable String newTag;
    private @Nullable String newFollower;
    private @Nullable String newCopy;
    private @Nullable String newCustomer;

    private final Map<String, String> errors = new HashMap<>();
    private List<Happening> meanwhile = List.of();

    /** Shows what is now, and forgets what was typed. */
    public void open() {
        if (page.isFound()) {
            show(page.getTicket());
        }
    }

    private void show(TicketView ticket) {
        seen = ticket;
        status = seen.status().key();
        priority = seen.priority().key();
        team = seen.team();
        assignee = seen.assignee();
        language = seen.language();
        subject = seen.subject();
        fields = editors(seen);
        errors.clear();
        meanwhile = List.of();
    }

    /** Shows what is now, but for what was typed and is not changed yet. */
    public void refresh() {
        if (seen == null || !isRefused() && meanwhile.isEmpty()) {
            open();
        } else {
            rebase();
        }
    }

    /** Changes what was chosen or typed. */
    public void apply() {
        change(typed(), true);
    }

    /** Gives up what was chosen or typed. */
    public void discard() {
        page.refresh();
        open();
    }

    /** Makes it the caller's own work. */
    public void take() {
        desk.take(page.getTicket().number());
        discard();
    }

    public void rename() {
        var line = subject == null ? "" : subject;
        if (!line.equals(page.getTicket().subject())) {
            change(TicketChanges.begin().subject(line).end(), true);
        }
    }

    /** Makes it another customer's ticket. */
    public void belongTo() {
        EmailAddress.in(newCustomer == null ? "" : newCustomer)
                .ifPresentOrElse(
                        address -> {
                            change(TicketChanges.begin().customer(address).end(), true);
                            newCustomer = null;
                        },
                        () -> errors.put("customer", PageTexts.text("refused.address")));
        PageTexts.tell("done", errors.isEmpty());
    }

    public void addTag() {
        if (newTag != null && !newTag.isBlank()) {
            change(TicketChanges.begin().tags(SetChange.add(Set.of(newTag))).end(), false);
            newTag = errors.containsKey("tags") ? newTag : null;
        }
    }

    public void removeTag(String tag) {
        change(TicketChanges.begin().tags(SetChange.remove(Set.of(tag))).end(), false);
    }

    public void addFollower() {
        if (newFollower != null && newFollower.matches("\\d{1,18}")) {
            follow(Long.parseLong(newFollower));
            newFollower = null;
        }
    }

    /** The caller follows the ticket. */
    public void follow() {
        follow(colleagues.me().id());
    }

    private void follow(long agent) {
        change(TicketChanges.begin().followers(SetChange.add(Set.of(agent))).end(), false);
    }

    public void removeFollower(long agent) {
        change(TicketChanges.begin().followers(SetChange.remove(Set.of(agent))).end(), false);
    }

    public void addCopy() {
        if (newCopy == null || newCopy.isBlank()) {
            return;
        }
        EmailAddress.in(newCopy)
                .ifPresentOrElse(
                        address -> {
                            change(
                                    TicketChanges.begin()
                                            .copies(SetChange.add(Set.of(address)))
                                            .end(),
                                    false);
                            newCopy = null;
                        },
                        () -> errors.put("copies", PageTexts.text("refused.address")));
    }

    public void removeCopy(EmailAddress address) {
        change(TicketChanges.begin().copies(SetChange.remove(Set.of(address))).end(), false);
    }

    /** What differs from the ticket as it was seen. */
    private TicketChanges typed() {
        var before = Objects.requireNonNull(seen);
        var changes = TicketChanges.begin();
        if (status != null && !status.equals(before.status().key())) {
            changes.status(status);
        }
        if (priority != null && !priority.equals(before.priority().key())) {
            changes.priority(priority);
        }
        if (!Objects.equals(team, before.team())) {
            changes.team(team);
        }
        if (!Objects.equals(assignee, before.assignee())) {
            changes.assignee(assignee);
        }
        if (!Objects.equals(language, before.language())) {
            changes.language(language);
        }
        for (var field : fields) {
            if (!field.values().equals(values(before, field.getField()))) {
                changes.field(field.getField().key(), field.values());
            }
        }
        return changes.end();
    }

    private void change(TicketChanges changes, boolean asSeen) {
        errors.clear();
        fields.forEach(field -> field.setError(null));
        try {
            var version = Objects.requireNonNull(seen).version();
            make(changes, asSeen ? OptionalLong.of(version) : OptionalLong.empty());
            meanwhile = List.of();
            page.refresh();
            if (asSeen) {
                open();
            } else {
                rebase();
            }
        } catch (TicketChangedMeanwhile e) {
            meanwhile = e.since().stream().map(happenings::of).toList();
            page.refresh();
            rebase();
        } catch (ChangeRefused e) {
            e.objections().forEach(this::object);
            page.refresh();
        }
        PageTexts.tell("refused", isRefused());
    }

    private boolean isRefused() {
        return !errors.isEmpty() || fields.stream().anyMatch(field -> field.getError() != null);
    }

    /** As it was seen; or as it is, if nothing happened since that somebody else decided. */
    private void make(TicketChanges changes, OptionalLong seen) {
        var me = colleagues.me().email().value();
        var version = seen;
        for (var attempt = 1; ; attempt++) {
            try {
                desk.change(page.getTicket().number(), changes, version);
                return;
            } catch (TicketChangedMeanwhile e) {
                if (attempt == ATTEMPTS || e.since().stream().anyMatch(event -> concerns(event, me))) {
                    throw e;
                }
                version = OptionalLong.of(e.version());
            }
        }
    }

    /** Whether the caller should know of it before changing anything: another person decided something. */
    static boolean concerns(LoggedEvent event, String me) {
        return event.actor().contains("@")
                && !event.actor().equals(me)
                && !event.type().equals("ticket.DeliveryNoted")
                && !event.type().equals("ticket.Acknowledged");
    }

    /** What was typed and what is said against it stay, all else is shown as it is now. */
    private void rebase() {
        var before = Objects.requireNonNull(seen);
        var now = page.getTicket();
        status = kept(status, before.status().key(), now.status().key());
        priority = kept(priority, before.priority().key(), now.priority().key());
        team = kept(team, before.team(), now.team());
        assignee = kept(assignee, before.assignee(), now.assignee());
        language = kept(language, before.language(), now.language());
        subject = kept(subject, before.subject(), now.subject());
        var fresh = editors(now);
        fields = fresh.stream()
                .map(editor -> fields.stream()
                        .filter(old ->
                                old.getField().key().equals(editor.getField().key()))
                        .filter(old -> old.getError() != null || !old.values().equals(values(before, old.getField())))
                        .findFirst()
                        .orElse(editor))
                .toList();
        seen = now;
    }

    private static <T> @Nullable T kept(@Nullable T typed, @Nullable T before, @Nullable T now) {
        return Objects.equals(typed, before) ? now : typed;
    }

    /** Puts an objection beside what it is about; a status that lacks fields also beside these. */
    private void object(Objection objection) {
        var property = objection.property();
        if (property.startsWith("fields/")) {
            fields.stream()
                    .filter(field ->
                            property.equals("fields/" + field.getField().key()))
                    .forEach(field -> field.setError(
                            field.values().isEmpty()
                                    ? PageTexts.text(
                                            "field.needed",
                                            statusName(page.getTicket().status().key()))
                                    : PageTexts.text(
                                            "field.wrong." + field.getField().type())));
        } else if (property.equals("status") && status != null && needs(status)) {
            errors.put("status", PageTexts.text("field.statusNeeds", statusName(status)));
        } else {
            errors.put(property, PageTexts.text(objection));
        }
    }

    /** Marks the fields without which a ticket cannot take a status; says whether there are any. */
    boolean needs(String wanted) {
        var missing = fields.stream()
                .filter(field -> field.getField().requiredFor().contains(wanted))
                .filter(field -> field.values().isEmpty())
                .toList();
        missing.forEach(field -> field.setError(PageTexts.text("field.needed", statusName(wanted))));
        return !missing.isEmpty();
    }

    private String statusName(String key) {
        return statuses.all().stream()
                .filter(one -> one.key().equals(key))
                .map(Status::name)
                .findFirst()
                .orElse(key);
    }

    private List<FieldEditor> editors(TicketView ticket) {
        return ticketFields.offered().stream()
                .map(field -> new FieldEditor(field, values(ticket, field)))
                .toList();
    }

    private static List<String> values(TicketView ticket, TicketField field) {
        return ticket.fields().stream()
                .filter(one -> one.key().equals(field.key()))
                .map(FieldView::values)
                .findFirst()
                .orElse(List.of());
    }

    /** What is wrong with a property; null where nothing is. */
    public @Nullable String error(String property) {
        return errors.get(property);
    }

    public List<Happening> getMeanwhile() {
        return meanwhile;
    }

    public List<FieldEditor> getFields() {
        return fields;
    }

    public List<TeamRef> getTeams() {
        return colleagues.teams();
    }

    /** Who may be chosen, and who has the ticket. */
    public List<Person> getAgents() {
        var agents = colleagues.agents();
        if (assignee == null || agents.stream().anyMatch(agent -> agent.id() == assignee)) {
            return agents;
        }
        var gone = colleagues.everybody().stream().filter(agent -> agent.id() == assignee);
        return Stream.concat(agents.stream(), gone).toList();
    }

    /** The agents who follow the ticket. */
    public List<Person> getFollowers() {
        var ids = page.getTicket().followers();
        return colleagues.everybody().stream()
                .filter(agent -> ids.contains(agent.id()))
                .toList();
    }

    public boolean isFollowing() {
        return page.getTicket().followers().contains(colleagues.me().id());
    }

    /** What may be chosen, and what the ticket has. */
    public List<Status> getStatuses() {
        return statuses.all().stream()
                .filter(one -> !one.archived() || one.key().equals(status))
                .toList();
    }

    /** What may be chosen, and what the ticket has. */
    public List<Priority> getPriorities() {
        return priorities.all().stream()
                .filter(one -> !one.archived() || one.key().equals(priority))
                .toList();
    }

    /** Tags of the languages that words are understood in, and what the ticket has. */
    public List<String> getLanguages() {
        var others = Stream.ofNullable(language).filter(tag -> !LANGUAGES.contains(tag));
        return Stream.concat(LANGUAGES.stream(), others).toList();
    }

    /** A language by name. */
    public String languageName(String tag) {
        return Locale.forLanguageTag(tag).getDisplayName(PageTexts.reader());
    }

    public @Nullable String getStatus() {
        return status;
    }

    public void setStatus(@Nullable String status) {
        this.status = status;
    }

    public @Nullable String getPriority() {
        return priority;
    }

    public void setPriority(@Nullable String priority) {
        this.priority = priority;
    }

    public @Nullable Long getTeam() {
        return team;
    }

    public void setTeam(@Nullable Long team) {
        this.team = team;
    }

    public @Nullable Long getAssignee() {
        return assignee;
    }

    public void setAssignee(@Nullable Long assignee) {
        this.assignee = assignee;
    }

    public @Nullable String getLanguage() {
        return language;
    }

    public void setLanguage(@Nullable String language) {
        this.language = language;
    }

    public @Nullable String getSubject() {
        return subject;
    }

    public void setSubject(@Nullable String subject) {
        this.subject = subject;
    }

    public @Nullable String getNewTag() {
        return newTag;
    }

    public void setNewTag(@Nullable String newTag) {
        this.newTag = newTag;
    }

    public @Nullable String getNewFollower() {
        return newFollower;
    }

    public void setNewFollower(@Nullable String newFollower) {
        this.newFollower = newFollower;
    }

    public @Nullable String getNewCopy() {
        return newCopy;
    }

    public void setNewCopy(@Nullable String newCopy) {
        this.newCopy = newCopy;
    }

    public @Nullable String getNewCustomer() {
        return newCustomer;
    }

    public void setNewCustomer(@Nullable String newCustomer) {
        this.newCustomer = newCustomer;
    }
}
