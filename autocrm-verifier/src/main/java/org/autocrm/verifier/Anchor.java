package org.autocrm.verifier;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What all chains came to at a place of the feed. Kept elsewhere, it shows later that a whole chain was written anew.
 *
 * @param sum over the last link of each chain up to that place, in hex
 */
record Anchor(long place, long chains, long events, String sum) {

    private static final Pattern SHAPE = Pattern.compile("(\\d{1,18}):(\\d{1,18}):(\\d{1,18}):([0-9a-fA-F]{64})");

    static Optional<Anchor> in(String text) {
        var parts = SHAPE.matcher(text.strip());
        return parts.matches()
                ? Optional.of(new Anchor(
                        Long.parseLong(parts.group(1)),
                        Long.parseLong(parts.group(2)),
                        Long.parseLong(parts.group(3)),
                        parts.group(4).toLowerCase(Locale.ROOT)))
                : Optional.empty();
    }

    String text() {
        return place + ":" + chains + ":" + events + ":" + sum;
    }

    /** Adds up the last links of chains, which have to come in the order of the bytes of their names. */
    static final class Sum {

        private final MessageDigest digest = Sha256.digest();
        private long chains;
        private long events;

        void add(String chain, long position, byte[] hash) {
            var name = chain.getBytes(StandardCharsets.UTF_8);
            digest.update((name.length + ":").getBytes(StandardCharsets.US_ASCII));
            digest.update(name);
            digest.update(
                    ("," + position + "," + HexFormat.of().formatHex(hash) + "\n").getBytes(StandardCharsets.US_ASCII));
            chains++;
            events += position;
        }

        Anchor at(long place) {
            return new Anchor(place, chains, events, HexFormat.of().formatHex(digest.digest()));
        }
    }
}
