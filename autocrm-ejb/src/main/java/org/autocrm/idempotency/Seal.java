package org.autocrm.idempotency;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.autocrm.shared.Tokens;

/**
 * Closes an answer so that only who knows the name of the request can open it: an answer may hold a new API key, which
 * nobody shall read in the database.
 */
final class Seal {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int IV_BYTES = 12;
    private static final int TAG_BITS = 128;

    private Seal() {}

    static byte[] close(byte[] open, String name) {
        var iv = new byte[IV_BYTES];
        RANDOM.nextBytes(iv);
        var closed = run(Cipher.ENCRYPT_MODE, iv, open, name);
        var all = Arrays.copyOf(iv, iv.length + closed.length);
        System.arraycopy(closed, 0, all, iv.length, closed.length);
        return all;
    }

    static byte[] open(byte[] closed, String name) {
        return run(
                Cipher.DECRYPT_MODE,
                Arrays.copyOf(closed, IV_BYTES),
                Arrays.copyOfRange(closed, IV_BYTES, closed.length),
                name);
    }

    private static byte[] run(int mode, byte[] iv, byte[] data, String name) {
        try {
            var key = Tokens.sha256().digest(("answer of " + name).getBytes(StandardCharsets.UTF_8));
            var cipher = Cipher.getInstance(CIPHER);
            cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, iv));
            return cipher.doFinal(data);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the answer cannot be sealed or opened", e);
        }
    }
}
