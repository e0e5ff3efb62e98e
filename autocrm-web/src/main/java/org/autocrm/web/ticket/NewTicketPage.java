package org.autocrm.web.ticket;

import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.Serializable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.autocrm.account.Person;
import org.autocrm.account.TeamRef;
import org.autocrm.attachment.UnknownUpload;
import org.autocrm.shared.EmailAddress;
import org.autocrm.ticket.ChangeRefused;
import org.autocrm.ticket.Channel;
import org.autocrm.ticket.Composer;
import org.autocrm.ticket.FileNotAllowed;
import org.autocrm.ticket.IncomingMessage;
import org.autocrm.ticket.Priorities;
import org.autocrm.ticket.Priority;
import org.autocrm.ticket.SetChange;
import org.autocrm.ticket.TicketChanges;
import org.autocrm.ticket.TicketQueries;
import org.autocrm.ticket.TicketRow;
import org.autocrm.ticket.Words;
import org.autocrm.web.faces.Colleagues;
import org.autocrm.web.faces.PageTexts;
import org.jspecify.annotations.Nullable;

/**
 * Backs {@code /tickets/new}: a ticket in a customer's name, and the tickets that may be the same while it is typed.
 */
@Named
@ViewScoped
public class NewTicketPage implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final int LONGEST_SUBJECT = 300;

    @Inject
    private Composer composer;

    @Inject
    private TicketQueries queries;

    @Inject
    private Priorities priorities;

    @Inject
    private Colleagues colleagues;

    private @Nullable String customer;
    private @Nullable String customerName;
    private @Nullable String subject;
    private @Nullable String words;
    private @Nullable Long team;
    private @Nullable Long assignee;
    private @Nullable String priority;
    private @Nullable String tags;
    private @Nullable String files;
    private List<TicketRow> similar = List.of();
    private final Map<String, String> errors = new HashMap<>();

    /** Runs once per visit. */
    public void open() {
        priority = priorities.all().stream()
                .filter(Priority::byDefault)
                .map(Priority::key)
                .findFirst()
                .orElse(null);
    }

    /** Looks for open tickets that may be about the same. */
    public void lookForSimilar() {
        var line = subject == null ? "" : subject.strip();
        similar = line.isEmpty()
                ? List.of()
                : address().map(address -> queries.similar(address, line)).orElse(List.of());
    }

    /** Opens the ticket, and shows it. */
    public void create() throws IOException {
        errors.clear();
        var said = Words.formatted(words == null ? "" : words);
        var address = address();
        if (address.isEmpty()) {
            errors.put("customer", PageTexts.text("refused.address"));
        }
        if (subject == null || subject.isBlank() || subject.length() > LONGEST_SUBJECT) {
            errors.put("subject", PageTexts.text("refused.subject"));
        }
        if (said.isEmpty()) {
            errors.put("words", PageTexts.text("composer.empty"));
        }
        if (errors.isEmpty()) {
            create(address.orElseThrow(), said);
        }
        PageTexts.tell("sent", errors.isEmpty());
    }

    private void create(EmailAddress address, Words said) throws IOException {
        try {
            var number = composer.open(
                    IncomingMessage.of(
                            address,
                            customerName == null ? "" : customerName,
                            subject == null ? "" : subject.strip(),
                            said,
                            Channel.DESK),
                    changes(),
                    ComposerPage.ids(files));
            var context = FacesContext.getCurrentInstance().getExternalContext();
            context.redirect(context.getRequestContextPath() + "/tickets/" + number.value());
        } catch (ChangeRefused e) {
            e.objections().forEach(objection -> errors.put(objection.property(), PageTexts.text(objection)));
        } catch (FileNotAllowed e) {
            errors.put("words", PageTexts.text("upload.refused"));
        } catch (UnknownUpload e) {
            errors.put("words", PageTexts.text("upload.gone"));
        }
    }

    private TicketChanges changes() {
        var changes = TicketChanges.begin();
        if (team != null) {
            changes.team(team);
        }
        if (assignee != null) {
            changes.assignee(assignee);
        }
        var usual = priorities.all().stream()
                .filter(Priority::byDefault)
                .map(Priority::key)
                .findFirst();
        if (priority != null && !usual.equals(Optional.of(priority))) {
            changes.priority(priority);
        }
        var chosen = tags(tags);
        if (!chosen.isEmpty()) {
            changes.tags(SetChange.add(chosen));
        }
        return changes.end();
    }

    /** The tags that a line names, with commas between them. */
    static Set<String> tags(@Nullable String line) {
        return Stream.ofNullable(line)
                .flatMap(text -> Stream.of(text.split(",", -1)))
                .map(String::strip)
                .filter(tag -> !tag.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    private Optional<EmailAddress> address() {
        return EmailAddress.in(customer == null ? "" : customer);
    }

    /** What is wrong with a field; null where nothing is. */
    public @Nullable String error(String field) {
        return errors.get(field);
    }

    /** Everything that is wrong and has no field of its own on the page. */
    public List<String> getProblems() {
        return errors.entrySet().stream()
                .filter(entry -> !Set.of("customer", "subject", "words").contains(entry.getKey()))
                .map(Map.Entry::getValue)
                .toList();
    }

    public List<TicketRow> getSimilar() {
        return similar;
    }

    public List<TeamRef> getTeams() {
        return colleagues.teams();
    }

    public List<Person> getAgents() {
        return colleagues.agents();
    }

    public List<Priority> getPriorities() {
        return priorities.offered();
    }

    public @Nullable String getCustomer() {
        return customer;
    }

    public void setCustomer(@Nullable String customer) {
        this.customer = customer;
    }

    public @Nullable String getCustomerName() {
        return customerName;
    }

    public void setCustomerName(@Nullable String customerName) {
        this.customerName = customerName;
    }

    public @Nullable String getSubject() {
        return subject;
    }

    public void setSubject(@Nullable String subject) {
        this.subject = subject;
    }

    public @Nullable String getWords() {
        return words;
    }

    public void setWords(@Nullable String words) {
        this.words = words;
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

    public @Nullable String getPriority() {
        return priority;
    }

    public void setPriority(@Nullable String priority) {
        this.priority = priority;
    }

    public @Nullable String getTags() {
        return tags;
    }

    public void setTags(@Nullable String tags) {
        this.tags = tags;
    }

    public @Nullable String getFiles() {
        return files;
    }

    public void setFiles(@Nullable String files) {
        this.files = files;
    }
}
