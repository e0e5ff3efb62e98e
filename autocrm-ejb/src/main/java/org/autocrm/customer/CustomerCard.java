package org.autocrm.customer;

import java.io.Serializable;
import java.time.Instant;
import org.autocrm.shared.EmailAddress;
import org.jspecify.annotations.Nullable;

/**
 * What an agent sees of a customer at a glance.
 *
 * @param organization the name of their organization, null where they belong to none
 * @param language BCP 47, null where unknown
 */
public record CustomerCard(
        long id,
        String name,
        EmailAddress email,
        @Nullable String organization,
        @Nullable String language,
        Instant createdAt)
        implements Serializable {}
