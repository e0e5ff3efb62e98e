package org.autocrm.routing;

import java.util.List;
import org.autocrm.ticket.TicketNumber;

/**
 * What is done with new tickets before it is decided whose work they are, in the same transaction. Routing decides by
 * what they are afterwards.
 */
public interface BeforeRouting {

    /** These tickets were just opened; each comes here once. */
    void opened(List<TicketNumber> tickets);
}
