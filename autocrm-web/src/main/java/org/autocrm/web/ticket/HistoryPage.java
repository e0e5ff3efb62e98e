package org.autocrm.web.ticket;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.autocrm.audit.AuditEntry;
import org.autocrm.audit.AuditTrail;
import org.autocrm.ticket.TicketNumber;
import org.autocrm.ticket.TicketQueries;
import org.autocrm.ticket.TicketView;
import org.autocrm.ticket.UnknownTicket;
import org.jspecify.annotations.Nullable;

/** Backs {@code /tickets/10042/history}: every event of a ticket, in its order, part by part. */
@Named
@RequestScoped
@SuppressWarnings("NullAway.Init") // the view action fills the fields before the page is rendered
public class HistoryPage {

    private static final int SHOWN = 100;

    @Inject
    private TicketQueries queries;

    @Inject
    private AuditTrail trail;

    @Inject
    private Happenings happenings;

    private String number;
    private int after;
    private TicketView ticket;
    private List<Line> lines;
    private @Nullable Integer next;

    /** An event: its place among those of the ticket, in words, and through what it came. */
    public record Line(
            int position,
            Happening happening,
            @Nullable String via,
            @Nullable String detail) {}

    /** Runs once per visit, as the page's view action. */
    public void open() throws IOException {
        try {
            ticket = queries.read(TicketNumber.in(number).orElseThrow(() -> new UnknownTicket(number)));
            var found = trail.ofTicket(number, Math.max(0, after), SHOWN + 1);
            lines = found.stream().limit(SHOWN).map(this::line).toList();
            next = found.size() > SHOWN ? Integer.valueOf(found.get(SHOWN - 1).position()) : null;
        } catch (UnknownTicket e) {
            var faces = FacesContext.getCurrentInstance();
            faces.getExternalContext().responseSendError(HttpServletResponse.SC_NOT_FOUND, "no such ticket");
            faces.responseComplete();
        }
    }

    private Line line(AuditEntry entry) {
        return new Line(entry.position(), happenings.of(entry), entry.via(), entry.viaDetail());
    }

    public TicketView getTicket() {
        return ticket;
    }

    public List<Line> getLines() {
        return lines;
    }

    /** Where the next part begins; null at the end. */
    public @Nullable Integer getNext() {
        return next;
    }

    public String getNumber() {
        return number;
    }

    public void setNumber(String number) {
        this.number = number;
    }

    public int getAfter() {
        return after;
    }

    public void setAfter(int after) {
        this.after = after;
    }
}
