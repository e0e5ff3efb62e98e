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
 * @param organizationId the organization's id, null where they belong to none
 * @param mailReturns since when mails to them come back; null where they do not
 * @param version grows with every change
 */
public record CustomerCard(
        long id,
        String name,
        EmailAddress email,
        @Nullable String organization,
        @Nullable String language,
        Instant createdAt,
        @Nullable Long organizationId,
        @Nullable MailReturns mailReturns,
        long version)
        implements Serializable {}
