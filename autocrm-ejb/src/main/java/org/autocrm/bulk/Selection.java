package org.autocrm.bulk;

import java.util.List;
import org.autocrm.ticket.TicketNumber;
import org.autocrm.ticket.search.Query;

/** Which tickets a job is about. */
public sealed interface Selection {

    /** These, whatever becomes of them; each once. */
    record Chosen(List<TicketNumber> tickets) implements Selection {
        public Chosen {
            tickets = tickets.stream().distinct().toList();
        }
    }

    /** Everything that matches when the job starts, as far as the agent may see it. */
    record Matching(Query query) implements Selection {}
}
