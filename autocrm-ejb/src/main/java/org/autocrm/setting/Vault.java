package org.autocrm.setting;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.stream.Stream;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.autocrm.shared.Tokens;

/**
 * Seals what must not lie readable in the database, by a key that only the environment knows: AES-256 in Galois/Counter
 * Mode (NIST SP 800-38D), with a nonce of 96 random bits.
 *
 * <p>What is sealed says by which key, so that the key can be changed: the one before opens what it sealed, until
 * everything is sealed anew. And it opens in its own place only: nobody can put one mailbox's password into another.
 */
@ApplicationScoped
public class Vault {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final byte FORM = 1;
    private static final int KEY_BYTES = 32;
    private static final int NAME_BYTES = 4;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    @Inject
    Settings settings;

    private record Key(byte[] name, SecretKeySpec secret) {}

    /** Whether there is a key, and it is one, without which nothing can be sealed. */
    public boolean hasKey() {
        try {
            return key("secret.key").isPresent();
        } catch (VaultLocked e) {
            return false;
        }
    }

    /**
     * Seals a secret for a place, such as {@code mailbox:7:password}.
     *
     * @throws VaultLocked if there is no key
     */
    public byte[] seal(String secret, String place) {
        var key = key("secret.key").orElseThrow(() -> new VaultLocked("There is no key to keep secrets with."));
        var nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        var sealed = run(Cipher.ENCRYPT_MODE, key, nonce, place, secret.getBytes(StandardCharsets.UTF_8));
        return ByteBuffer.allocate(1 + NAME_BYTES + NONCE_BYTES + sealed.length)
                .put(FORM)
                .put(key.name())
                .put(nonce)
                .put(sealed)
                .array();
    }

    /**
     * The secret that was sealed for that place.
     *
     * @throws VaultLocked if the key is gone, or it was sealed for another place, or changed
     */
    public String open(byte[] sealed, String place) {
        if (sealed.length < 1 + NAME_BYTES + NONCE_BYTES || sealed[0] != FORM) {
            throw new VaultLocked("A secret in the database is damaged: enter it again.");
        }
        var key = keys().filter(one -> Arrays.equals(one.name(), nameIn(sealed)))
                .findFirst()
                .orElseThrow(() -> new VaultLocked("A secret was kept with another key: set the key of that time"
                        + " as AUTOCRM_SECRET_KEY_PREVIOUS, or enter the secret again."));
        var nonce = Arrays.copyOfRange(sealed, 1 + NAME_BYTES, 1 + NAME_BYTES + NONCE_BYTES);
        var secret = Arrays.copyOfRange(sealed, 1 + NAME_BYTES + NONCE_BYTES, sealed.length);
        return new String(run(Cipher.DECRYPT_MODE, key, nonce, place, secret), StandardCharsets.UTF_8);
    }

    /** Whether it was sealed by another key than the present one. */
    public boolean isOutdated(byte[] sealed) {
        return key("secret.key")
                .filter(key -> sealed.length > NAME_BYTES && !Arrays.equals(key.name(), nameIn(sealed)))
                .isPresent();
    }

    private static byte[] nameIn(byte[] sealed) {
        return Arrays.copyOfRange(sealed, 1, 1 + NAME_BYTES);
    }

    private static byte[] run(int mode, Key key, byte[] nonce, String place, byte[] bytes) {
        try {
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key.secret(), new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(place.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(bytes);
        } catch (GeneralSecurityException e) {
            throw new VaultLocked("A secret in the database is damaged: enter it again.", e);
        }
    }

    private Stream<Key> keys() {
        return Stream.of("secret.key", "secret.key.previous").flatMap(name -> key(name).stream());
    }

    private Optional<Key> key(String setting) {
        var text = settings.text(setting, "");
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            var bytes = Base64.getDecoder().decode(text);
            if (bytes.length == KEY_BYTES) {
                var name = Arrays.copyOf(Tokens.sha256().digest(bytes), NAME_BYTES);
                return Optional.of(new Key(name, new SecretKeySpec(bytes, "AES")));
            }
        } catch (IllegalArgumentException e) {
            // it is no Base64
        }
        throw new VaultLocked("The setting " + setting
                + " must be 32 random bytes in Base64, such as openssl rand -base64 32 prints.");
    }
}
