package org.autocrm.staffing;

import java.io.Serializable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When an agent is out of office.
 *
 * @param substitute who stands in meanwhile, by id
 */
public record Absence(
        Instant from,
        Instant until,
        @Nullable Long substitute,
        @Nullable String reason) implements Serializable {}
