package org.autocrm.portal.request;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.autocrm.portal.faces.Problems;
import org.autocrm.portal.faces.Visit;
import org.autocrm.ticket.CustomerDesk;
import org.autocrm.ticket.MessageKind;
import org.autocrm.ticket.TicketNumber;
import org.autocrm.ticket.TicketStatus;
import org.autocrm.ticket.TicketView;
import org.autocrm.ticket.UnknownTicket;
import org.jspecify.annotations.Nullable;

/** Backs {@code /requests/10042}: what was said on a request, what happens next, and the form to say more. */
@Named
@RequestScoped
public class RequestPage {

    @Inject
    private CustomerDesk desk;

    @Inject
    private Visit visit;

    @Inject
    private Problems problems;

    private String words = "";
    private @Nullable TicketView ticket;

    /** Runs once per visit, as the page's view action. A request of somebody else is as unknown as one that is none. */
    public void open() {
        try {
            ticket = desk.read(wanted());
        } catch (UnknownTicket e) {
            visit.isInVain();
        }
    }

    /** Says more, on this request or, where it is closed, on a new one. */
    public void reply() {
        problems.checkWords("words", words, AskPage.LONGEST_TEXT);
        if (problems.isAny()) {
            open();
            return;
        }
        try {
            var wentTo = desk.reply(wanted(), words, List.of());
            visit.goTo("/requests/" + wentTo + "?sent=" + (wentTo.equals(wanted()) ? "reply" : "request"));
        } catch (UnknownTicket e) {
            visit.isInVain();
        }
    }

    private TicketNumber wanted() {
        var number = visit.parameter("number");
        return TicketNumber.in(number).orElseThrow(() -> new UnknownTicket(number));
    }

    /** The request; null where there is none, and the page for what is not there is shown. */
    public @Nullable TicketView getTicket() {
        return ticket;
    }

    /** What happens next, as a key of the texts. */
    public String getNext() {
        var shown = ticket;
        if (shown == null) {
            return "";
        }
        var category = shown.status().category();
        return category == TicketStatus.OPEN && !isAnswered(shown) ? "next.NEW" : "next." + category;
    }

    public boolean isClosed() {
        return ticket != null && ticket.status().category() == TicketStatus.CLOSED;
    }

    /** What was sent just now, as a key of the texts, or null. */
    public @Nullable String getConfirmation() {
        var sent = visit.parameter("sent");
        return sent.equals("request") || sent.equals("reply") ? "sent." + sent : null;
    }

    private static boolean isAnswered(TicketView ticket) {
        return ticket.messages().stream().anyMatch(message -> message.kind() == MessageKind.REPLY);
    }

    public String getWords() {
        return words;
    }

    public void setWords(String words) {
        this.words = words;
    }
}
