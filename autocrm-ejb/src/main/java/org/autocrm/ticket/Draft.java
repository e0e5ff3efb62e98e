package org.autocrm.ticket;

import java.io.Serializable;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * What an agent is writing.
 *
 * @param kind {@link MessageKind#REPLY} or {@link MessageKind#NOTE}
 * @param html safe to show
 * @param seen the newest message that the author had seen
 */
public record Draft(MessageKind kind, String html, long seen, Instant savedAt) implements Serializable {

    /** Another number each time it is saved. */
    public long version() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, savedAt);
    }
}
