package org.autocrm.routing;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A ticket in a queue, as the queue remembers it.
 *
 * @param ticket by id
 * @param team in whose queue, by id; null while there is no team
 */
record Queued(
        long ticket,
        @Nullable Long team,
        Instant since,
        Reason reason,
        boolean overflowed,
        @Nullable Long givenBackBy,
        @Nullable Long meantFor) {}
