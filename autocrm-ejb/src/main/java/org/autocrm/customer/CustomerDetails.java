package org.autocrm.customer;

import org.autocrm.shared.EmailAddress;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a customer and may be changed.
 *
 * @param organization the organization's id, null for none
 * @param language BCP 47, null where unknown
 */
public record CustomerDetails(
        EmailAddress email,
        String name,
        @Nullable Long organization,
        @Nullable String language) {

    public CustomerDetails {
        name = name.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
    }
}
