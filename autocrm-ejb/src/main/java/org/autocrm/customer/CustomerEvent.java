package org.autocrm.customer;

import java.util.Optional;
import org.autocrm.event.DomainEvent;
import org.autocrm.shared.EmailAddress;

/** Something that happened to a customer or an organization, by an agent. What stayed the same is not in it. */
public sealed interface CustomerEvent extends DomainEvent {

    /**
     * Each customer and each organization has a chain: who writes one down waits for nobody who writes down another.
     */
    @Override
    String chain();

    /** Somebody wrote a customer down. */
    record CustomerAdded(long customer, EmailAddress email) implements CustomerEvent {
        @Override
        public String chain() {
            return "customer:" + customer;
        }
    }

    /** What we know of a customer changed. */
    record CustomerChanged(
            long customer,
            Optional<EmailAddress> oldEmail,
            Optional<EmailAddress> newEmail,
            Optional<String> oldName,
            Optional<String> newName,
            Optional<Long> oldOrganization,
            Optional<Long> newOrganization,
            Optional<String> oldLanguage,
            Optional<String> newLanguage)
            implements CustomerEvent {
        @Override
        public String chain() {
            return "customer:" + customer;
        }
    }

    /** Somebody wrote an organization down. */
    record OrganizationAdded(long organization, String name) implements CustomerEvent {
        @Override
        public String chain() {
            return "organization:" + organization;
        }
    }

    /** What we know of an organization changed. */
    record OrganizationChanged(
            long organization,
            Optional<String> oldName,
            Optional<String> newName,
            Optional<String> oldDomain,
            Optional<String> newDomain)
            implements CustomerEvent {
        @Override
        public String chain() {
            return "organization:" + organization;
        }
    }
}
