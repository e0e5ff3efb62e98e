package org.autocrm.account;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.autocrm.account.ApiKeys.KeyRow;
import org.autocrm.account.ApiKeys.NewKey;
import org.autocrm.shared.ChangedMeanwhile;
import org.autocrm.shared.Tokens;
import org.jspecify.annotations.Nullable;

/**
 * What a program uses in place of its owner's password. Only its hash is kept.
 *
 * <p>A key that is rotated gets a new secret and stays the same key; the secret before it is good for a while longer,
 * so that a program can change over without an error. A revoked key never comes back.
 */
@Entity
@Table(name = "api_key")
@SuppressWarnings("NullAway.Init")
class ApiKey {

    private static final int SHOWN = 12;

    @Id
    @SequenceGenerator(name = "api_key_seq", sequenceName = "api_key_seq", allocationSize = 50)
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "api_key_seq")
    private Long id;

    @Version
    private int version;

    private String name;
    private String prefix;

    @Column(name = "key_hash")
    private String keyHash;

    @ManyToOne(optional = false)
    @JoinColumn(name = "account_id")
    private Account owner;

    private Scopes scopes = Scopes.ALL;
    private AllowedAddresses addresses = AllowedAddresses.ANY;

    @Column(name = "needs_if_match")
    private boolean needsIfMatch;

    @Column(name = "rate_limit")
    private @Nullable Integer rateLimit;

    @Column(name = "expires_at")
    private @Nullable Instant expiresAt;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "last_used_at", insertable = false, updatable = false)
    private @Nullable Instant lastUsedAt;

    @Column(name = "previous_hash")
    private @Nullable String previousHash;

    @Column(name = "previous_until")
    private @Nullable Instant previousUntil;

    @Column(name = "revoked_at")
    private @Nullable Instant revokedAt;

    protected ApiKey() {} // for JPA

    ApiKey(NewKey wanted, Account owner, String secret, Instant at) {
        this.name = wanted.name().strip();
        this.owner = owner;
        this.scopes = wanted.scopes();
        this.addresses = wanted.addresses();
        this.needsIfMatch = wanted.needsIfMatch();
        this.rateLimit = wanted.rateLimit();
        this.expiresAt = wanted.expiresAt();
        this.createdAt = at;
        answerTo(secret);
    }

    static String newSecret() {
        return "acrm_" + Tokens.random();
    }

    /** The key has a new secret; the one before is good for a while longer. */
    void rotate(String secret, Duration grace, Instant at) {
        refuseIfRevoked();
        previousHash = grace.isZero() ? null : keyHash;
        previousUntil = grace.isZero() ? null : at.plus(grace);
        answerTo(secret);
    }

    /** The key ends; false if it had ended before. */
    boolean revoke(Instant at) {
        if (revokedAt != null) {
            return false;
        }
        revokedAt = at;
        return true;
    }

    void refuseOutdated(OptionalLong seen) {
        ChangedMeanwhile.refuse(seen, version);
    }

    /**
     * The key as somebody uses it who sent the secret of that hash; empty if it was revoked or its owner is not active.
     */
    Optional<KeyInUse> inUse(String hash) {
        if (revokedAt != null || !owner.isActive()) {
            return Optional.empty();
        }
        return Optional.of(new KeyInUse(
                id,
                name,
                owner.toPerson(),
                scopes,
                addresses,
                needsIfMatch,
                rateLimit,
                hash.equals(keyHash) ? expiresAt : earlier(expiresAt, previousUntil)));
    }

    KeyRow toRow() {
        return new KeyRow(
                id,
                name,
                prefix,
                owner.toPerson(),
                scopes,
                addresses,
                needsIfMatch,
                rateLimit,
                createdAt,
                expiresAt,
                lastUsedAt,
                previousUntil,
                revokedAt,
                version);
    }

    Long id() {
        return id;
    }

    String name() {
        return name;
    }

    String prefix() {
        return prefix;
    }

    private void answerTo(String secret) {
        keyHash = Tokens.sha256(secret);
        prefix = secret.substring(0, SHOWN);
    }

    private void refuseIfRevoked() {
        if (revokedAt != null) {
            throw new KeyRevoked(id);
        }
    }

    private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isBefore(other) ? one : other;
    }
}
