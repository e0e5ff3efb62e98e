package org.autocrm.sla;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * By when a customer was promised a first answer, and when they got it.
 *
 * @param dueAt null while the promise is paused with time left
 * @param answeredAt null as long as nobody has answered
 */
public record FirstResponse(
        @Nullable Instant dueAt, @Nullable Instant answeredAt) {}
