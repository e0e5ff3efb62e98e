package org.autocrm.customer;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an organization and may be changed.
 *
 * @param domain customers who come to be with an address in this domain belong to it; null for none
 */
public record OrganizationDetails(String name, @Nullable String domain) {

    public OrganizationDetails {
        name = name.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
        domain = domain == null || domain.isBlank() ? null : domain.strip().toLowerCase(Locale.ROOT);
    }
}
