package org.autocrm.ticket;

import jakarta.ejb.ApplicationException;
import java.util.List;

/** Somebody wrote on the ticket after what the author of a reply has seen; the reply was not taken. */
@ApplicationException(rollback = true)
public class NewerMessage extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Long> messages;

    NewerMessage(TicketNumber number, List<Long> messages) {
        super("ticket " + number.value() + " has a newer message");
        this.messages = List.copyOf(messages);
    }

    /** The ids of what the author has not seen, the oldest first. */
    public List<Long> messages() {
        return messages;
    }
}
