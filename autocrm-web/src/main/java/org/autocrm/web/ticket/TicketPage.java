package org.autocrm.web.ticket;

import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.ResourceBundle;
import java.util.function.Consumer;
import org.autocrm.account.Person;
import org.autocrm.account.TeamRef;
import org.autocrm.account.Teams;
import org.autocrm.customer.CustomerCard;
import org.autocrm.customer.Customers;
import org.autocrm.routing.RoutingDecisions;
import org.autocrm.ticket.ChangeRefused;
import org.autocrm.ticket.EmptyMessage;
import org.autocrm.ticket.NewerMessage;
import org.autocrm.ticket.Priorities;
import org.autocrm.ticket.Priority;
import org.autocrm.ticket.Status;
import org.autocrm.ticket.Statuses;
import org.autocrm.ticket.TicketChanges;
import org.autocrm.ticket.TicketClosed;
import org.autocrm.ticket.TicketDesk;
import org.autocrm.ticket.TicketNumber;
import org.autocrm.ticket.TicketQueries;
import org.autocrm.ticket.TicketStatus;
import org.autocrm.ticket.TicketView;
import org.autocrm.ticket.UnknownTicket;
import org.autocrm.ticket.Words;
import org.autocrm.ticket.Writing;
import org.autocrm.ticket.search.Order;
import org.autocrm.ticket.search.Query;
import org.autocrm.ticket.search.TicketLine;
import org.autocrm.ticket.search.TicketSearch;
import org.jspecify.annotations.Nullable;
import org.primefaces.PrimeFaces;

/** Backs {@code /tickets/10042}: one ticket, its conversation, and the composer below it. */
@Named
@ViewScoped
@SuppressWarnings("NullAway.Init") // the view action fills the fields before the page is rendered
public class TicketPage implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final int EARLIER = 6;

    @Inject
    private TicketQueries queries;

    @Inject
    private TicketSearch search;

    @Inject
    private TicketDesk desk;

    @Inject
    private Statuses statuses;

    @Inject
    private Priorities priorities;

    @Inject
    private Customers customers;

    @Inject
    private Teams teams;

    @Inject
    private RoutingDecisions decisions;

    private String number;
    private TicketView ticket;
    private CustomerCard customer;
    private List<TicketLine> earlier;
    private List<String> reasons;
    private long seen;

    private @Nullable String answer;
    private boolean note;
    private @Nullable Long team;
    private @Nullable Long assignee;
    private String status;
    private String priority;

    /** Runs once per visit, as the page's view action; a number that is none gets the page for what is not there. */
    public void open() throws IOException {
        try {
            load(TicketNumber.in(number).orElseThrow(() -> new UnknownTicket(number)));
            seen = ticket.lastMessage();
        } catch (UnknownTicket e) {
            var faces = FacesContext.getCurrentInstance();
            faces.getExternalContext().responseSendError(HttpServletResponse.SC_NOT_FOUND, "no such ticket");
            faces.responseComplete();
        }
    }

    /** Shows what is now; what was written meanwhile then counts as seen. */
    public void refresh() {
        load(ticket.number());
        seen = ticket.lastMessage();
    }

    /** Sends the answer, or keeps the note. */
    public void send() {
        say(words -> {
            if (note) {
                desk.note(ticket.number(), Writing.of(words));
            } else {
                desk.reply(ticket.number(), Writing.of(words).seen(seen));
            }
        });
    }

    /** Sends the answer and considers the request solved. */
    public void sendAndSolve() {
        var solved = statuses.all().stream()
                .filter(one -> one.category() == TicketStatus.SOLVED && one.byDefault())
                .findFirst()
                .orElseThrow();
        say(words -> desk.reply(
                ticket.number(),
                Writing.of(words).seen(seen),
                TicketChanges.begin().status(solved.key()).end()));
    }

    private void say(Consumer<Words> how) {
        try {
            how.accept(Words.formatted(answer == null ? "" : answer));
            answer = null;
            refresh();
            tell("sent", true);
        } catch (NewerMessage e) {
            refresh();
            warn("composer.newer");
            tell("sent", false);
        } catch (EmptyMessage e) {
            warn("composer.empty");
            tell("sent", false);
        } catch (ChangeRefused e) {
            say(e);
            tell("sent", false);
        } catch (TicketClosed e) {
            refresh();
            warn("composer.closed");
            tell("sent", false);
        }
    }

    /** Makes it the work of the chosen team. */
    public void moveTo() {
        change(TicketChanges.begin().team(team).end());
    }

    /** Makes it the work of the chosen agent. */
    public void giveTo() {
        change(TicketChanges.begin().assignee(assignee).end());
    }

    /** Makes it the caller's own work. */
    public void take() {
        desk.take(ticket.number());
        refresh();
    }

    public void changeStatus() {
        change(TicketChanges.begin().status(status).end());
    }

    public void changePriority() {
        change(TicketChanges.begin().priority(priority).end());
    }

    private void change(TicketChanges changes) {
        try {
            desk.change(ticket.number(), changes, OptionalLong.empty());
        } catch (ChangeRefused e) {
            say(e);
        }
        refresh();
    }

    private void load(TicketNumber wanted) {
        ticket = queries.read(wanted);
        customer = customers.card(ticket.customer()).orElseThrow();
        earlier = search
                .page(Query.parse("customer:" + ticket.customer()), Order.NEWEST_CHANGE, Optional.empty(), EARLIER)
                .lines()
                .stream()
                .filter(row -> !row.number().equals(wanted))
                .limit(EARLIER - 1L)
                .toList();
        reasons = decisions.reasons(wanted);
        team = ticket.team();
        assignee = ticket.assignee();
        status = ticket.status().key();
        priority = ticket.priority().key();
    }

    private static void say(ChangeRefused refusal) {
        FacesContext.getCurrentInstance()
                .addMessage(null, new FacesMessage(FacesMessage.SEVERITY_WARN, refusal.getMessage(), null));
    }

    private static void warn(String key) {
        var faces = FacesContext.getCurrentInstance();
        var texts = ResourceBundle.getBundle(
                "org.autocrm.web.texts", faces.getViewRoot().getLocale());
        faces.addMessage(null, new FacesMessage(FacesMessage.SEVERITY_WARN, texts.getString(key), null));
    }

    /** Tells the script of the page how it went. */
    private static void tell(String key, boolean value) {
        PrimeFaces.current().ajax().addCallbackParam(key, value);
    }

    public List<TeamRef> getTeams() {
        return teams.all();
    }

    public List<Person> getAgents() {
        return teams.agents();
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

    public String getNumber() {
        return number;
    }

    public void setNumber(String number) {
        this.number = number;
    }

    public TicketView getTicket() {
        return ticket;
    }

    public CustomerCard getCustomer() {
        return customer;
    }

    public List<TicketLine> getEarlier() {
        return earlier;
    }

    public List<String> getReasons() {
        return reasons;
    }

    public @Nullable String getAnswer() {
        return answer;
    }

    public void setAnswer(@Nullable String answer) {
        this.answer = answer;
    }

    public boolean isNote() {
        return note;
    }

    public void setNote(boolean note) {
        this.note = note;
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

    public String getStatus() {
        return status;
    }

    public void setStatus(String status) {
        this.status = status;
    }

    public String getPriority() {
        return priority;
    }

    public void setPriority(String priority) {
        this.priority = priority;
    }
}
