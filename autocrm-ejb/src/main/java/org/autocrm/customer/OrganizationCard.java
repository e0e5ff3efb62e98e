package org.autocrm.customer;

import java.io.Serializable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An organization as others see it.
 *
 * @param domain customers with an address in this domain belong to it; null for none
 * @param version grows with every change
 */
public record OrganizationCard(
        long id, String name, @Nullable String domain, Instant createdAt, long version) implements Serializable {}
