package org.autocrm.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.autocrm.audit.ExportedRows.Head;

/**
 * What the last links of all chains come to, in the order of the chains' names: one hash that stands for all events.
 */
final class HeadSum {

    private final MessageDigest sum = sha256();
    private long chains;
    private long events;

    void add(Head head) {
        var name = head.chain().getBytes(StandardCharsets.UTF_8).length;
        sum.update("%d:%s,%d,%s\n"
                .formatted(name, head.chain(), head.position(), head.hash())
                .getBytes(StandardCharsets.UTF_8));
        chains++;
        events += head.position();
    }

    long chains() {
        return chains;
    }

    /** How many events all chains have together. */
    long events() {
        return events;
    }

    /** In hex; to be asked for once. */
    String hash() {
        return HexFormat.of().formatHex(sum.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
