package org.autocrm.mail.proof;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.autocrm.mail.proof.MailToken.Holder;
import org.autocrm.shared.SigningKey;

/**
 * Writes a token as text that nobody else can make: its parts in base 36, then 80 bits of an HMAC-SHA-256 (RFC 2104)
 * over them. Mail programs may write addresses in lower or upper case, so case means nothing in it.
 */
final class TokenSeal {

    private static final int SIGNATURE_BYTES = 10;
    private static final int BASE = 36;
    private static final Pattern TOKEN = Pattern.compile("(m([0-9a-z]{1,13})-([acs])([0-9a-z]{1,13}))-([0-9a-f]{20})");

    private final SigningKey key;

    TokenSeal(byte[] key) {
        this.key = new SigningKey(key);
    }

    String sign(MailToken token) {
        var said = "m" + Long.toString(token.message(), BASE) + "-" + letter(token.holder())
                + Long.toString(token.id(), BASE);
        return said + "-" + key.sign(said, SIGNATURE_BYTES);
    }

    /** The token of that text; empty where it is none of ours. */
    Optional<MailToken> open(String text) {
        var matcher = TOKEN.matcher(text.toLowerCase(Locale.ROOT));
        if (!matcher.matches() || !key.hasSigned(matcher.group(1), matcher.group(5), SIGNATURE_BYTES)) {
            return Optional.empty();
        }
        return Optional.of(new MailToken(
                Long.parseLong(matcher.group(2), BASE),
                holder(matcher.group(3)),
                Long.parseLong(matcher.group(4), BASE)));
    }

    private static String letter(Holder holder) {
        return switch (holder) {
            case AGENT -> "a";
            case CUSTOMER -> "c";
            case SEVERAL -> "s";
        };
    }

    private static Holder holder(String letter) {
        return switch (letter) {
            case "a" -> Holder.AGENT;
            case "c" -> Holder.CUSTOMER;
            default -> Holder.SEVERAL;
        };
    }
}
