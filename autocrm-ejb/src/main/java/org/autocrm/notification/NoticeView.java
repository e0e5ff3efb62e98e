package org.autocrm.notification;

import java.io.Serializable;
import java.time.Instant;
import org.autocrm.ticket.TicketNumber;
import org.jspecify.annotations.Nullable;

/**
 * Something that an agent hears of.
 *
 * @param subject of the ticket, as it is now
 * @param message by id, where it is about one
 * @param actor the name of who did it; empty where nobody did
 * @param readAt null while it is unread
 */
public record NoticeView(
        long id,
        NoticeKind kind,
        Relation relation,
        TicketNumber ticket,
        String subject,
        @Nullable Long message,
        String actor,
        Instant at,
        @Nullable Instant readAt)
        implements Serializable {

    /** Whether the agent has not seen it yet. */
    public boolean unread() {
        return readAt == null;
    }
}
