package org.autocrm.ticket;

import java.io.Serializable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A merge or a split as a screen shows it.
 *
 * @param merge whether all messages of the source went to the target; else some of them, to a new ticket
 * @param messages how many went
 * @param doneBy the account's id
 * @param undoneAt when they went back, null while they have not
 */
public record RegroupingView(
        long id,
        boolean merge,
        TicketNumber source,
        TicketNumber target,
        int messages,
        Instant doneAt,
        @Nullable Long doneBy,
        @Nullable Instant undoneAt,
        @Nullable Long undoneBy)
        implements Serializable {}
