package org.autocrm.ticket;

import jakarta.ejb.ApplicationException;
import java.util.List;
import org.autocrm.event.LoggedEvent;

/** Somebody changed the ticket after what the author of a change has seen; the change was not made. */
@ApplicationException(rollback = true)
public class TicketChangedMeanwhile extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<LoggedEvent> since;
    private final long version;

    TicketChangedMeanwhile(TicketNumber number, long seen, long version, List<LoggedEvent> since) {
        super("ticket %s was to be changed in version %d, but it is at version %d now"
                .formatted(number.value(), seen, version));
        this.version = version;
        this.since = List.copyOf(since);
    }

    /** The version that the ticket has now. */
    public long version() {
        return version;
    }

    /** What happened to it since the version that was seen, the oldest first. */
    public List<LoggedEvent> since() {
        return since;
    }
}
