package org.autocrm.staffing;

import java.io.Serializable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known about an agent's work.
 *
 * @param agent by id
 * @param presenceSince since when they are there, or are not; null while that is not known
 */
public record AgentStaffing(
        long agent, Presence presence, @Nullable Instant presenceSince, StaffingDetails details, long version)
        implements Serializable {}
