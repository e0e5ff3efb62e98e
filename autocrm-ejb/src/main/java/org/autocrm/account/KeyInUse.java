package org.autocrm.account;

import java.io.Serializable;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The API key that a request came with.
 *
 * @param owner whom it acts for
 * @param needsIfMatch whether every change must say which version it changes
 * @param rateLimit requests a minute; null where the installation's limit counts
 * @param expiresAt from when on it is no longer good; null for never
 */
public record KeyInUse(
        long id,
        String name,
        Person owner,
        Scopes scopes,
        AllowedAddresses addresses,
        boolean needsIfMatch,
        @Nullable Integer rateLimit,
        @Nullable Instant expiresAt)
        implements Serializable {

    /** The attribute of a request that has it. */
    public static final String ATTRIBUTE = "autocrm.key";

    /** The Jakarta Security groups of a caller with this key: its owner's, never more. */
    public Set<String> groups() {
        var groups = new HashSet<>(owner.role().groups());
        groups.add("api");
        return groups;
    }

    boolean isGoodAt(Instant moment) {
        return expiresAt == null || moment.isBefore(expiresAt);
    }
}
