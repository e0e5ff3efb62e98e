package org.autocrm.shared;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A key that signs short texts by an HMAC-SHA-256 (RFC 2104), and knows its signatures again. */
public final class SigningKey {

    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;

    public SigningKey(byte[] secret) {
        this.key = new SecretKeySpec(secret, ALGORITHM);
    }

    /** The first bytes of the signature of a text in ASCII, at most 32, in lower-case hex. */
    public String sign(String text, int bytes) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.US_ASCII)), 0, bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HMAC-SHA-256", e);
        }
    }

    /** Whether that is how this key signs a text, by as many bytes; it takes as long either way. */
    public boolean hasSigned(String text, String signature, int bytes) {
        return MessageDigest.isEqual(
                signature.getBytes(StandardCharsets.US_ASCII), sign(text, bytes).getBytes(StandardCharsets.US_ASCII));
    }
}
