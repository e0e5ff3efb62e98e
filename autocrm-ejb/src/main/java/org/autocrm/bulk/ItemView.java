package org.autocrm.bulk;

import java.io.Serializable;
import org.autocrm.ticket.TicketNumber;
import org.jspecify.annotations.Nullable;

/**
 * What became of one ticket of a job.
 *
 * @param position of the ticket in the job; newer tickets have higher ones
 * @param code why not (all) was done, by a name that never changes: {@code unknown-ticket}, {@code change-refused},
 *     {@code changed-meanwhile}, {@code forbidden} or {@code internal-error}; null where all was done
 * @param reason the same as a sentence
 */
public record ItemView(
        long position,
        TicketNumber ticket,
        ItemResult result,
        @Nullable String code,
        @Nullable String reason) implements Serializable {

    private static final long serialVersionUID = 1L;
}
