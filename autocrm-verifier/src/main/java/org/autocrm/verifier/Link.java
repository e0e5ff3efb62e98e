package org.autocrm.verifier;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An event as a link of its chain, with everything that its hash covers.
 *
 * @param place in the feed; 0 if it has none yet
 * @param payload the text that PostgreSQL has for it
 * @param hash as it was stored
 */
record Link(
        long place,
        long id,
        String chain,
        long position,
        Instant at,
        String type,
        @Nullable String ticket,
        String actor,
        @Nullable String via,
        @Nullable String viaDetail,
        @Nullable String address,
        String payload,
        byte[] hash) {

    /** What the first link of a chain follows. */
    static final byte[] NOTHING = new byte[32];

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    /** The hash that it has if it follows that hash and is as it was written. */
    byte[] computed(byte[] previous) {
        var digest = Sha256.digest();
        digest.update(previous);
        update(digest, position + "," + id + "," + MOMENT.format(at) + ",");
        for (var field : new @Nullable String[] {chain, type, ticket, actor, via, viaDetail, address, payload}) {
            if (field == null) {
                update(digest, "-,");
            } else {
                var bytes = field.getBytes(StandardCharsets.UTF_8);
                update(digest, bytes.length + ":");
                digest.update(bytes);
                update(digest, ",");
            }
        }
        return digest.digest();
    }

    String named() {
        return "event " + id + ", position " + position + " of " + chain + " (" + type + ", " + MOMENT.format(at) + ")";
    }

    private static void update(MessageDigest digest, String text) {
        digest.update(text.getBytes(StandardCharsets.UTF_8));
    }
}
