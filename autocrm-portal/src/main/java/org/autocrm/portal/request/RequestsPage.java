package org.autocrm.portal.request;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.autocrm.ticket.CustomerDesk;
import org.autocrm.ticket.TicketRow;
import org.autocrm.ticket.TicketStatus;

/** Backs {@code /requests}: what the visitor has asked so far. */
@Named
@RequestScoped
public class RequestsPage {

    private static final int LISTED = 100; // the desk lists no more

    @Inject
    private CustomerDesk desk;

    private List<TicketRow> rows = List.of();

    /** Runs once per visit, as the page's view action. */
    public void open() {
        rows = desk.tickets();
    }

    public List<TicketRow> getRows() {
        return rows;
    }

    /** How many wait for an answer of the visitor. */
    public long getWaiting() {
        return rows.stream()
                .filter(row -> row.status().category() == TicketStatus.WAITING)
                .count();
    }

    /** Whether there may be older ones that are not listed. */
    public boolean isCut() {
        return rows.size() >= LISTED;
    }
}
