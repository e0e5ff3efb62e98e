package org.autocrm.ticket.search;

import java.io.Serializable;
import java.util.List;
import java.util.Optional;

/**
 * A part of a list.
 *
 * @param lines the tickets, in the order of the list
 * @param next where the list goes on; empty at its end
 * @param previous where the page before begins; empty at the beginning of the list
 * @param similar the query that was answered instead, because nothing has exactly these words
 */
public record TicketPage(
        List<TicketLine> lines, Optional<Cursor> next, Optional<Cursor> previous, Optional<Query> similar)
        implements Serializable {

    private static final long serialVersionUID = 1L;

    public TicketPage {
        lines = List.copyOf(lines);
    }

    /** The same, found by a query with similar words. */
    TicketPage insteadOf(Query wider) {
        return new TicketPage(lines, next, previous, Optional.of(wider));
    }
}
