package org.autocrm.ticket;

import java.io.Serializable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A ticket in the bin.
 *
 * @param deletedBy the name of the agent
 */
public record DeletedTicket(
        long id,
        TicketNumber number,
        String subject,
        String customer,
        Instant deletedAt,
        @Nullable String deletedBy) implements Serializable {

    /** The place right after it. */
    public Cursor cursor() {
        return new Cursor(deletedAt, id);
    }
}
