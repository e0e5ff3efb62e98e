package org.autocrm.customer;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import org.jspecify.annotations.Nullable;

/** A company or office that customers belong to, known by the domain of their addresses. */
@Entity
@SuppressWarnings("NullAway.Init")
class Organization {

    @Id
    @SequenceGenerator(name = "organization_seq", sequenceName = "organization_seq", allocationSize = 50)
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "organization_seq")
    private Long id;

    private String name;
    private @Nullable String domain;

    protected Organization() {} // for JPA

    Long id() {
        return id;
    }

    String name() {
        return name;
    }
}
