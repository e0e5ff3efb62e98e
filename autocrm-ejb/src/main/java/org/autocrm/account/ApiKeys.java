package org.autocrm.account;

import jakarta.annotation.Resource;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.io.Serializable;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.autocrm.account.ApiKeyEvent.ApiKeyIssued;
import org.autocrm.account.ApiKeyEvent.ApiKeyRevoked;
import org.autocrm.account.ApiKeyEvent.ApiKeyRotated;
import org.autocrm.shared.EmailAddress;
import org.autocrm.shared.Keyset;
import org.jspecify.annotations.Nullable;

/** Keys that programs use in place of a password. We keep a key's hash; the key itself is shown once. */
@Stateless
@RolesAllowed("administrator")
public class ApiKeys {

    @PersistenceContext
    private EntityManager em;

    @Inject
    private Accounts accounts;

    @Inject
    private Event<ApiKeyEvent> events;

    @Inject
    private Clock clock;

    @Resource
    private SessionContext caller;

    /**
     * A key that is wanted.
     *
     * @param owner the id of the account that it acts for; null for the caller's own
     * @param rateLimit requests a minute; null for the installation's limit
     * @param expiresAt null for never
     */
    public record NewKey(
            String name,
            @Nullable Long owner,
            Scopes scopes,
            AllowedAddresses addresses,
            boolean needsIfMatch,
            @Nullable Integer rateLimit,
            @Nullable Instant expiresAt) {}

    /**
     * A key in the list of keys: enough to recognise it, not to use it.
     *
     * @param lastUsedAt to the minute; null if it never was
     * @param previousUntil until when the secret before the last rotation is good; null if it is not
     */
    public record KeyRow(
            long id,
            String name,
            String prefix,
            Person owner,
            Scopes scopes,
            AllowedAddresses addresses,
            boolean needsIfMatch,
            @Nullable Integer rateLimit,
            Instant createdAt,
            @Nullable Instant expiresAt,
            @Nullable Instant lastUsedAt,
            @Nullable Instant previousUntil,
            @Nullable Instant revokedAt,
            long version)
            implements Serializable {

        /** Whether it was ended. */
        public boolean revoked() {
            return revokedAt != null;
        }
    }

    /** A key with its secret, which nobody can look up later. */
    public record Issued(KeyRow key, String secret) {}

    /**
     * Makes a key.
     *
     * @throws UnknownAccount if nobody has the owner's id
     * @throws ScopeBeyondRole if it is to have a scope that its owner's role does not reach
     */
    public Issued issue(NewKey wanted) {
        var owner = owner(wanted.owner());
        var person = owner.toPerson();
        if (!wanted.scopes().all()) {
            wanted.scopes().scopes().stream()
                    .filter(scope -> !scope.isWithin(person.role()))
                    .findFirst()
                    .ifPresent(scope -> {
                        throw new ScopeBeyondRole(scope, person);
                    });
        }
        var secret = ApiKey.newSecret();
        var key = new ApiKey(wanted, owner, secret, clock.instant());
        em.persist(key);
        em.flush();
        events.fire(new ApiKeyIssued(
                key.id(),
                key.name(),
                key.prefix(),
                person.email(),
                wanted.scopes(),
                wanted.addresses(),
                wanted.needsIfMatch(),
                Optional.ofNullable(wanted.rateLimit()),
                Optional.ofNullable(wanted.expiresAt())));
        return new Issued(key.toRow(), secret);
    }

    /**
     * Gives a key a new secret.
     *
     * @param grace how long the secret before it is good; zero ends it at once
     * @param seen the version that the caller has seen, where that is known
     * @throws UnknownKey if there is no such key
     * @throws KeyRevoked if it was ended
     */
    public Issued rotate(long id, Duration grace, OptionalLong seen) {
        var key = take(id, seen);
        var oldPrefix = key.prefix();
        var now = clock.instant();
        var secret = ApiKey.newSecret();
        key.rotate(secret, grace, now);
        em.flush();
        events.fire(new ApiKeyRotated(
                id,
                key.name(),
                oldPrefix,
                key.prefix(),
                grace.isZero() ? Optional.empty() : Optional.of(now.plus(grace))));
        return new Issued(key.toRow(), secret);
    }

    /**
     * Ends a key for good: on this node at once, on the others within five seconds. One that has ended stays as it is.
     *
     * @param seen the version that the caller has seen, where that is known
     * @throws UnknownKey if there is no such key
     */
    public void revoke(long id, OptionalLong seen) {
        var key = take(id, seen);
        if (key.revoke(clock.instant())) {
            events.fire(new ApiKeyRevoked(id, key.name(), key.prefix()));
        }
    }

    /**
     * A key.
     *
     * @throws UnknownKey if there is no such key
     */
    public KeyRow get(long id) {
        return Optional.ofNullable(em.find(ApiKey.class, id)).map(ApiKey::toRow).orElseThrow(() -> new UnknownKey(id));
    }

    /** Keys, the newest first, also the revoked ones. */
    public List<KeyRow> list(Keyset part) {
        return part.inOrder(em.createQuery(
                        "select k from ApiKey k join fetch k.owner where " + part.condition("k.id"), ApiKey.class)
                .setParameter("from", part.from())
                .setMaxResults(part.size())
                .getResultStream()
                .map(ApiKey::toRow)
                .toList());
    }

    /** The key whose secret, or the one before it, has that hash; empty if there is none or it was revoked. */
    @PermitAll
    public Optional<KeyInUse> inUse(String hash) {
        return em.createQuery(
                        "select k from ApiKey k join fetch k.owner where k.keyHash = :hash or k.previousHash = :hash",
                        ApiKey.class)
                .setParameter("hash", hash)
                .getResultStream()
                .findFirst()
                .flatMap(key -> key.inUse(hash));
    }

    /** Notes when keys were last used. */
    @PermitAll
    public void noteUses(Map<Long, Instant> uses) {
        uses.forEach((id, at) -> em.createNativeQuery(
                        "update api_key set last_used_at = ?1 where id = ?2 and (last_used_at is null or last_used_at < ?1)")
                .setParameter(1, Timestamp.from(at))
                .setParameter(2, id)
                .executeUpdate());
    }

    private ApiKey take(long id, OptionalLong seen) {
        var key = Optional.ofNullable(em.find(ApiKey.class, id, LockModeType.PESSIMISTIC_WRITE))
                .orElseThrow(() -> new UnknownKey(id));
        key.refuseOutdated(seen);
        return key;
    }

    private Account owner(@Nullable Long id) {
        if (id != null) {
            return accounts.find(id).orElseThrow(() -> new UnknownAccount(id.toString()));
        }
        var me = new EmailAddress(caller.getCallerPrincipal().getName());
        return accounts.find(me).orElseThrow(() -> new UnknownAccount(me.value()));
    }
}
