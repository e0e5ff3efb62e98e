package org.autocrm.ticket;

import java.io.Serializable;
import java.time.Instant;

/**
 * What an agent is writing.
 *
 * @param kind {@link MessageKind#REPLY} or {@link MessageKind#NOTE}
 * @param html safe to show
 * @param seen the newest message that the author had seen
 */
public record Draft(MessageKind kind, String html, long seen, Instant savedAt) implements Serializable {}
