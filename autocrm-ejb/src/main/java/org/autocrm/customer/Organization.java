package org.autocrm.customer;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.autocrm.customer.CustomerEvent.OrganizationChanged;
import org.autocrm.shared.ChangedMeanwhile;
import org.jspecify.annotations.Nullable;

/** A company or office that customers belong to, known by the domain of their addresses. */
@Entity
@SuppressWarnings("NullAway.Init")
class Organization {

    @Id
    @SequenceGenerator(name = "organization_seq", sequenceName = "organization_seq", allocationSize = 50)
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "organization_seq")
    private Long id;

    @Version
    private int version;

    private String name;
    private @Nullable String domain;

    @Column(name = "created_at")
    private Instant createdAt;

    protected Organization() {} // for JPA

    Organization(OrganizationDetails details, Instant at) {
        this.name = details.name();
        this.domain = details.domain();
        this.createdAt = at;
    }

    /** We know it better now; empty where nothing changed. */
    Optional<OrganizationChanged> become(OrganizationDetails details) {
        var before = details();
        if (before.equals(details)) {
            return Optional.empty();
        }
        name = details.name();
        domain = details.domain();
        return Optional.of(new OrganizationChanged(
                id,
                Customer.old(before.name(), name),
                Customer.old(name, before.name()),
                Customer.old(before.domain(), domain),
                Customer.old(domain, before.domain())));
    }

    void refuseOutdated(OptionalLong seen) {
        ChangedMeanwhile.refuse(seen, version);
    }

    OrganizationDetails details() {
        return new OrganizationDetails(name, domain);
    }

    OrganizationCard toCard() {
        return new OrganizationCard(id, name, domain, createdAt, version);
    }

    Long id() {
        return id;
    }

    String name() {
        return name;
    }
}
