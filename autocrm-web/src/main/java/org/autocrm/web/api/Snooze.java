package org.autocrm.web.api;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.autocrm.ticket.TicketChanges;
import org.jspecify.annotations.Nullable;

/**
 * Until when a ticket is out of sight, as the API says it: a moment, or a word for the next message of the customer.
 */
final class Snooze {

    /** Until the customer writes. */
    static final String CUSTOMER_WRITES = "customer-writes";

    private Snooze() {}

    static @Nullable String text(@Nullable Instant until) {
        return until == null
                ? null
                : until.equals(TicketChanges.UNTIL_THE_CUSTOMER_WRITES) ? CUSTOMER_WRITES : until.toString();
    }

    /** Empty if the text is neither. */
    static Optional<Instant> in(String text) {
        if (text.equals(CUSTOMER_WRITES)) {
            return Optional.of(TicketChanges.UNTIL_THE_CUSTOMER_WRITES);
        }
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
