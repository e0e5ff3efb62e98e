package org.autocrm.customer;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.autocrm.customer.CustomerEvent.CustomerChanged;
import org.autocrm.shared.ChangedMeanwhile;
import org.autocrm.shared.EmailAddress;
import org.jspecify.annotations.Nullable;

/**
 * Someone who asks us. Comes to be with the first message from an address, and belongs to that domain's organization.
 */
@Entity
@SuppressWarnings("NullAway.Init")
class Customer {

    @Id
    @SequenceGenerator(name = "customer_seq", sequenceName = "customer_seq", allocationSize = 50)
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "customer_seq")
    private Long id;

    @Version
    private int version;

    private EmailAddress email;
    private String name;

    @ManyToOne
    @JoinColumn(name = "organization_id")
    private @Nullable Organization organization;

    private @Nullable String language;

    @Column(name = "mail_returns_since")
    private @Nullable Instant mailReturnsSince;

    @Column(name = "mail_returns_reason")
    private @Nullable String mailReturnsReason;

    @Column(name = "created_at")
    private Instant createdAt;

    protected Customer() {} // for JPA

    Customer(CustomerDetails details, @Nullable Organization organization, Instant at) {
        this.email = details.email();
        this.name = details.name();
        this.organization = organization;
        this.language = details.language();
        this.createdAt = at;
    }

    /** We know them better now; empty where nothing changed. */
    Optional<CustomerChanged> become(CustomerDetails details, @Nullable Organization itsOrganization) {
        var before = details();
        if (before.equals(details)) {
            return Optional.empty();
        }
        if (!details.email().equals(email)) {
            mailReturnsSince = null; // what came back went elsewhere
            mailReturnsReason = null;
        }
        email = details.email();
        name = details.name();
        organization = itsOrganization;
        language = details.language();
        return Optional.of(new CustomerChanged(
                id,
                old(before.email(), details.email()),
                old(details.email(), before.email()),
                old(before.name(), details.name()),
                old(details.name(), before.name()),
                old(before.organization(), details.organization()),
                old(details.organization(), before.organization()),
                old(before.language(), details.language()),
                old(details.language(), before.language())));
    }

    void refuseOutdated(OptionalLong seen) {
        ChangedMeanwhile.refuse(seen, version);
    }

    Long id() {
        return id;
    }

    CustomerDetails details() {
        return new CustomerDetails(email, name, organization == null ? null : organization.id(), language);
    }

    CustomerCard toCard() {
        return new CustomerCard(
                id,
                name,
                email,
                organization == null ? null : organization.name(),
                language,
                createdAt,
                organization == null ? null : organization.id(),
                mailReturnsSince == null
                        ? null
                        : new MailReturns(mailReturnsSince, Objects.requireNonNullElse(mailReturnsReason, "")),
                version);
    }

    /** The first of the two, if the second is not the same. */
    static <T> Optional<T> old(@Nullable T value, @Nullable T other) {
        return Objects.equals(value, other) ? Optional.empty() : Optional.ofNullable(value);
    }
}
