package org.autocrm.account;

import static jakarta.persistence.EnumType.STRING;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import org.autocrm.account.Directory.AgentEntry;
import org.autocrm.shared.ChangedMeanwhile;
import org.autocrm.shared.EmailAddress;
import org.jspecify.annotations.Nullable;

/**
 * Someone who may log in.
 *
 * <p>It begins without a password. The one-time link in the first mail confirms the address and sets the password;
 * until then nobody can log in with it.
 */
@Entity
@SuppressWarnings("NullAway.Init")
class Account {

    @Id
    @SequenceGenerator(name = "account_seq", sequenceName = "account_seq", allocationSize = 50)
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "account_seq")
    private Long id;

    @Version
    private int version;

    private EmailAddress email;
    private String name;

    @Enumerated(STRING)
    private Role role;

    @Column(name = "password_hash")
    private @Nullable String passwordHash;

    private boolean confirmed;
    private boolean available = true;
    private boolean active = true;

    @Column(name = "created_at")
    private Instant createdAt;

    protected Account() {} // for JPA

    Account(EmailAddress email, String name, Role role, Instant createdAt) {
        this.email = email;
        this.name = name;
        this.role = role;
        this.createdAt = createdAt;
    }

    /** The holder has shown that the address is theirs, and chose a password. */
    void choosePassword(String hash) {
        passwordHash = hash;
        confirmed = true;
    }

    /** Whether the first link was used. */
    boolean hasPassword() {
        return confirmed && passwordHash != null;
    }

    boolean canLogIn() {
        return active && hasPassword();
    }

    /** Whether it may be used at all: an agent who has left is deactivated, and what they did stays theirs. */
    boolean isActive() {
        return active;
    }

    void activate(boolean isToBeActive) {
        active = isToBeActive;
    }

    void take(Role newRole) {
        role = newRole;
    }

    void refuseOutdated(OptionalLong seen) {
        ChangedMeanwhile.refuse(seen, version);
    }

    boolean isOnDuty() {
        return available;
    }

    void goOnDuty(boolean onDuty) {
        available = onDuty;
    }

    void callThemselves(String newName) {
        name = newName;
    }

    Person toPerson() {
        return new Person(id, name, email, role, active && available);
    }

    AgentEntry toEntry(List<Long> teams) {
        return new AgentEntry(toPerson(), teams, available, active, hasPassword(), version);
    }

    Long id() {
        return id;
    }

    EmailAddress email() {
        return email;
    }

    String name() {
        return name;
    }

    Role role() {
        return role;
    }

    @Nullable
    String passwordHash() {
        return passwordHash;
    }
}
