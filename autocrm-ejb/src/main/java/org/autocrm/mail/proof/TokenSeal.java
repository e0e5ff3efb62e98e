package org.autocrm.mail.proof;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.autocrm.mail.proof.MailToken.Holder;

/**
 * Writes a token as text that nobody else can make: its parts in base 36, then 80 bits of an HMAC-SHA-256 (RFC 2104)
 * over them. Mail programs may write addresses in lower or upper case, so case means nothing in it.
 */
final class TokenSeal {

    private static final int SIGNATURE_BYTES = 10;
    private static final int BASE = 36;
    private static final Pattern TOKEN = Pattern.compile("(m([0-9a-z]{1,13})-([acs])([0-9a-z]{1,13}))-([0-9a-f]{20})");

    private final SecretKeySpec key;

    TokenSeal(byte[] key) {
        this.key = new SecretKeySpec(key, "HmacSHA256");
    }

    String sign(MailToken token) {
        var said = "m" + Long.toString(token.message(), BASE) + "-" + letter(token.holder())
                + Long.toString(token.id(), BASE);
        return said + "-" + signature(said);
    }

    /** The token of that text; empty where it is none of ours. */
    Optional<MailToken> open(String text) {
        var matcher = TOKEN.matcher(text.toLowerCase(Locale.ROOT));
        if (!matcher.matches() || !isSame(matcher.group(5), signature(matcher.group(1)))) {
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

    private String signature(String said) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            var bytes = mac.doFinal(said.getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(bytes, 0, SIGNATURE_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HMAC-SHA-256", e);
        }
    }

    private static boolean isSame(String one, String other) {
        return MessageDigest.isEqual(
                one.getBytes(StandardCharsets.US_ASCII), other.getBytes(StandardCharsets.US_ASCII));
    }
}
