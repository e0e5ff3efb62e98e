package org.autocrm.account;

import java.time.Instant;
import java.util.Optional;
import org.autocrm.event.DomainEvent;
import org.autocrm.shared.EmailAddress;

/** Something that happened to an API key. The key itself is in none of them. */
public sealed interface ApiKeyEvent extends DomainEvent {

    /** The key's id. */
    long key();

    @Override
    default String chain() {
        return "api-key:" + key();
    }

    /** A key was made. */
    record ApiKeyIssued(
            long key,
            String name,
            String prefix,
            EmailAddress owner,
            Scopes scopes,
            AllowedAddresses addresses,
            boolean needsIfMatch,
            Optional<Integer> rateLimit,
            Optional<Instant> expiresAt)
            implements ApiKeyEvent {}

    /** A key got a new secret; the one before is good until a moment, or not any more. */
    record ApiKeyRotated(long key, String name, String oldPrefix, String newPrefix, Optional<Instant> oldGoodUntil)
            implements ApiKeyEvent {}

    /** A key was ended for good. */
    record ApiKeyRevoked(long key, String name, String prefix) implements ApiKeyEvent {}
}
