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

    @Column(name = "created_at")
    private Instant createdAt;

    protected Customer() {} // for JPA

    CustomerCard toCard() {
        return new CustomerCard(
                id, name, email, organization == null ? null : organization.name(), language, createdAt);
    }
}
