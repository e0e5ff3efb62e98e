package org.autocrm.web.ticket;

import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Serializable;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.autocrm.account.Person;
import org.autocrm.audit.AuditTrail;
import org.autocrm.customer.CustomerCard;
import org.autocrm.customer.Customers;
import org.autocrm.notification.Notices;
import org.autocrm.routing.RoutingDecisions;
import org.autocrm.ticket.MessageKind;
import org.autocrm.ticket.MessageView;
import org.autocrm.ticket.RegroupingView;
import org.autocrm.ticket.Regroupings;
import org.autocrm.ticket.TicketChanges;
import org.autocrm.ticket.TicketNumber;
import org.autocrm.ticket.TicketQueries;
import org.autocrm.ticket.TicketStatus;
import org.autocrm.ticket.TicketView;
import org.autocrm.ticket.UnknownTicket;
import org.autocrm.ticket.search.Order;
import org.autocrm.ticket.search.Query;
import org.autocrm.ticket.search.TicketLine;
import org.autocrm.ticket.search.TicketSearch;
import org.autocrm.web.faces.Colleagues;
import org.autocrm.web.faces.PageTexts;
import org.jspecify.annotations.Nullable;

/**
 * Backs {@code /tickets/10042}: one ticket and its conversation. What may be done beside reading is the work of
 * {@link ComposerPage}, {@link PropertiesPage}, {@link SnoozePage} and {@link GroupingPage}.
 */
@Named
@ViewScoped
@SuppressWarnings("NullAway.Init") // the view action fills the fields before the page is rendered
public class TicketPage implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final String FILES = "/autocrm/files";
    private static final int EARLIER = 6;
    private static final int MOST_CHANGES = 1_000;

    @Inject
    private TicketQueries queries;

    @Inject
    private TicketSearch search;

    @Inject
    private Customers customers;

    @Inject
    private RoutingDecisions decisions;

    @Inject
    private Regroupings regroupings;

    @Inject
    private AuditTrail trail;

    @Inject
    private Colleagues colleagues;

    @Inject
    private Happenings happenings;

    @Inject
    private Notices notices;

    private String number;
    private @Nullable String pictures;
    private @Nullable TicketView ticket;
    private CustomerCard customer;
    private List<TicketLine> earlier;
    private List<WhyView> why;
    private List<RegroupingView> regrouped;

    private transient @Nullable List<ConversationEntry> conversation;

    /** Runs once per visit, as the page's view action; a number that is none gets the page for what is not there. */
    public void open() throws IOException {
        try {
            load(TicketNumber.in(number).orElseThrow(() -> new UnknownTicket(number)));
            notices.read(getTicket().number());
        } catch (UnknownTicket e) {
            var faces = FacesContext.getCurrentInstance();
            faces.getExternalContext().responseSendError(HttpServletResponse.SC_NOT_FOUND, "no such ticket");
            faces.responseComplete();
        }
    }

    /** Shows what is now. */
    public void refresh() {
        load(getTicket().number());
    }

    /** Whether there is such a ticket, and the caller may see it. */
    public boolean isFound() {
        return ticket != null;
    }

    private void load(TicketNumber wanted) {
        var read = queries.read(wanted);
        customer = customers.card(read.customer()).orElseThrow();
        earlier = search
                .page(Query.parse("customer:" + read.customer()), Order.NEWEST_CHANGE, Optional.empty(), EARLIER)
                .lines()
                .stream()
                .filter(row -> !row.number().equals(wanted))
                .limit(EARLIER - 1L)
                .toList();
        var language = PageTexts.reader();
        why = decisions.about(wanted, language).stream()
                .map(made -> WhyView.of(made, language))
                .toList();
        regrouped = regroupings.of(wanted);
        conversation = null;
        ticket = read;
    }

    /** Messages, and what was changed between them. */
    public List<ConversationEntry> getConversation() {
        var known = conversation;
        if (known == null) {
            var agents = colleagues.everybody();
            known = ConversationEntry.of(
                    getTicket().messages().stream()
                            .map(message -> entry(message, agents))
                            .toList(),
                    trail.ofTicket(getTicket().number().value(), 0, MOST_CHANGES).stream()
                            .filter(event ->
                                    PageTexts.has("happened." + event.type().replaceFirst("(ticket|sla)\\.", "")))
                            .map(happenings::of)
                            .toList());
            conversation = known;
        }
        return known;
    }

    private ConversationEntry entry(MessageView message, List<Person> agents) {
        var withElsewhere = String.valueOf(message.id()).equals(pictures);
        var said = message.htmlWith(FILES, withElsewhere);
        return ConversationEntry.of(
                message,
                message.kind() == MessageKind.NOTE ? MentionMarks.in(said, agents) : said,
                message.quotedHtmlWith(FILES, withElsewhere));
    }

    /** Whether messages that went by that merge or split are still where it brought them. */
    public boolean isUndoable(@Nullable Long regrouping) {
        return regrouping != null
                && regrouped.stream().anyMatch(one -> one.id() == regrouping && one.undoneAt() == null);
    }

    /** The merge that ended this ticket; null where none did. */
    public @Nullable Long getMergedBy() {
        return regrouped.stream()
                .filter(one -> one.merge()
                        && one.undoneAt() == null
                        && one.source().equals(getTicket().number()))
                .map(RegroupingView::id)
                .findFirst()
                .orElse(null);
    }

    /** The parts of the page that a change may show in. */
    public String getEverything() {
        return "head state conversation context composer-form:tabs composer-form:actions";
    }

    /** Whether nothing can be done about it but to look: it is in the bin. */
    public boolean isDeleted() {
        return getTicket().deletedAt() != null;
    }

    /** Whether the customer can be answered. */
    public boolean isAnswerable() {
        return !isDeleted() && getTicket().status().category() != TicketStatus.CLOSED;
    }

    /** Whether it may be put out of sight: it is open or waiting. */
    public boolean isSnoozable() {
        var category = getTicket().status().category();
        return !isDeleted() && (category == TicketStatus.OPEN || category == TicketStatus.WAITING);
    }

    /** Whether it sleeps until the customer writes, not until a time. */
    public boolean isSnoozedForCustomer() {
        return TicketChanges.UNTIL_THE_CUSTOMER_WRITES.equals(getTicket().snoozedUntil());
    }

    public String getNumber() {
        return number;
    }

    public void setNumber(String number) {
        this.number = number;
    }

    /** The message whose pictures from elsewhere are loaded in this view; null where none was asked for. */
    public @Nullable String getPictures() {
        return pictures;
    }

    public void setPictures(@Nullable String pictures) {
        this.pictures = pictures;
    }

    /** Whether pictures of that message are kept away from the reader. */
    public boolean isWithoutPictures(MessageView message) {
        return message.hasPicturesElsewhere() && !String.valueOf(message.id()).equals(pictures);
    }

    public TicketView getTicket() {
        return Objects.requireNonNull(ticket);
    }

    public CustomerCard getCustomer() {
        return customer;
    }

    public List<TicketLine> getEarlier() {
        return earlier;
    }

    /** Why it went where it went: the latest decision first. */
    public List<WhyView> getWhy() {
        return why;
    }
}
