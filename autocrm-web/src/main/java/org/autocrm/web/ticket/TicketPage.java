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
import org.autocrm.ticket.EmptyMessage;
import org.autocrm.ticket.NewerMessage;
import org.autocrm.ticket.Priority;
import org.autocrm.ticket.TicketClosed;
import org.autocrm.ticket.TicketDesk;
import org.autocrm.ticket.TicketFilter;
import org.autocrm.ticket.TicketNumber;
import org.autocrm.ticket.TicketQueries;
import org.autocrm.ticket.TicketRow;
import org.autocrm.ticket.TicketStatus;
import org.autocrm.ticket.TicketView;
import org.autocrm.ticket.UnknownTicket;
import org.autocrm.ticket.Words;
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
    private TicketDesk desk;

    @Inject
    private Customers customers;

    @Inject
    private Teams teams;

    @Inject
    private RoutingDecisions decisions;

    private String number;
    private TicketView ticket;
    private CustomerCard customer;
    private List<TicketRow> earlier;
    private List<String> reasons;
    private long seen;

    private @Nullable String answer;
    private boolean note;
    private @Nullable Long team;
    private @Nullable Long assignee;
    private TicketStatus status;
    private Priority priority;

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
                desk.note(ticket.number(), words);
            } else {
                desk.reply(ticket.number(), words, OptionalLong.of(seen));
            }
        });
    }

    /** Sends the answer and considers the request solved. */
    public void sendAndSolve() {
        say(words -> desk.replyAndSolve(ticket.number(), words, OptionalLong.of(seen)));
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
        } catch (TicketClosed e) {
            refresh();
            warn("composer.closed");
            tell("sent", false);
        }
    }

    /** Makes it the work of the chosen team. */
    public void moveTo() {
        desk.moveTo(ticket.number(), team);
        refresh();
    }

    /** Makes it the work of the chosen agent. */
    public void giveTo() {
        desk.giveTo(ticket.number(), assignee);
        refresh();
    }

    /** Makes it the caller's own work. */
    public void take() {
        desk.take(ticket.number());
        refresh();
    }

    public void changeStatus() {
        desk.become(ticket.number(), status);
        refresh();
    }

    public void changePriority() {
        desk.prioritize(ticket.number(), priority);
        refresh();
    }

    private void load(TicketNumber wanted) {
        ticket = queries.read(wanted);
        customer = customers.card(ticket.customer()).orElseThrow();
        earlier = queries.list(TicketFilter.all().ofCustomer(ticket.customer()), Optional.empty(), EARLIER).stream()
                .filter(row -> !row.number().equals(wanted))
                .limit(EARLIER - 1L)
                .toList();
        reasons = decisions.reasons(wanted);
        team = ticket.team();
        assignee = ticket.assignee();
        status = ticket.status();
        priority = ticket.priority();
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

    public TicketStatus[] getStatuses() {
        return TicketStatus.values();
    }

    public Priority[] getPriorities() {
        return Priority.values();
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

    public List<TicketRow> getEarlier() {
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

    public TicketStatus getStatus() {
        return status;
    }

    public void setStatus(TicketStatus status) {
        this.status = status;
    }

    public Priority getPriority() {
        return priority;
    }

    public void setPriority(Priority priority) {
        this.priority = priority;
    }
}
