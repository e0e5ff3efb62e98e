package org.autocrm.notification;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.autocrm.shared.SigningKey;

/** Writes what a link switches off as text that nobody else can make, with an HMAC-SHA-256 (RFC 2104) over it. */
final class OffSeal {

    private static final int SIGNATURE_BYTES = 32;
    private static final String COLLECTED = "collected";
    private static final Pattern TOKEN =
            Pattern.compile("(([0-9]{1,18})\\.([a-z_]{1,20})\\.([a-z]{0,4}))\\.([0-9a-f]{64})");

    private final SigningKey key;

    OffSeal(byte[] key) {
        this.key = new SigningKey(key);
    }

    String sign(OffToken token) {
        var letters = new StringBuilder();
        token.relations().stream().sorted().forEach(relation -> letters.append(letter(relation)));
        var kind = token.kind();
        var said = token.account() + "."
                + (kind == null ? COLLECTED : kind.name().toLowerCase(Locale.ROOT)) + "." + letters;
        return said + "." + key.sign(said, SIGNATURE_BYTES);
    }

    /** What that text switches off; empty where it is none of ours. */
    Optional<OffToken> open(String text) {
        var matcher = TOKEN.matcher(text);
        if (!matcher.matches() || !key.hasSigned(matcher.group(1), matcher.group(5), SIGNATURE_BYTES)) {
            return Optional.empty();
        }
        var account = Long.parseLong(matcher.group(2));
        return Optional.of(
                matcher.group(3).equals(COLLECTED)
                        ? OffToken.collected(account)
                        : new OffToken(
                                account,
                                NoticeKind.valueOf(matcher.group(3).toUpperCase(Locale.ROOT)),
                                relations(matcher.group(4))));
    }

    private static Set<Relation> relations(String letters) {
        var relations = EnumSet.noneOf(Relation.class);
        for (var relation : Relation.values()) {
            if (letters.indexOf(letter(relation)) >= 0) {
                relations.add(relation);
            }
        }
        return relations;
    }

    private static char letter(Relation relation) {
        return Character.toLowerCase(relation.name().charAt(0));
    }
}
