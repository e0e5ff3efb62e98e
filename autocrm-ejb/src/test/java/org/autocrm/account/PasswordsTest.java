package org.autocrm.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import jakarta.security.enterprise.identitystore.Pbkdf2PasswordHash;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PasswordsTest {

    private final Passwords passwords = new Passwords();
    private final PlainHash hashes = new PlainHash();

    @BeforeEach
    void chooseTheHash() {
        passwords.hashes = hashes;
        passwords.choose();
    }

    @Test
    void haveAtLeastTenCharacters() {
        assertThatExceptionOfType(PasswordTooWeak.class)
                .isThrownBy(() -> passwords.hash("nine char"))
                .withMessageContaining("10");
        assertThat(passwords.hash("ten charac")).isNotEmpty();
    }

    @Test
    void matchTheirOwnHashOnly() {
        var hash = passwords.hash("correct horse");

        assertThat(passwords.matches("correct horse".toCharArray(), hash)).isTrue();
        assertThat(passwords.matches("Correct horse".toCharArray(), hash)).isFalse();
    }

    @Test
    void ofNobodyNeverMatch() {
        assertThat(passwords.matchesNobody("nobody has this password".toCharArray()))
                .isFalse();
        assertThat(passwords.matchesNobody("correct horse".toCharArray())).isFalse();
    }

    @Test
    void ofNobodyCostAsMuchAsOthers() {
        var before = hashes.verified;

        passwords.matchesNobody("correct horse".toCharArray());

        assertThat(hashes.verified).isEqualTo(before + 1);
    }

    @Test
    void areHashedAsTheSchemaSays() {
        assertThat(hashes.parameters)
                .containsEntry("Pbkdf2PasswordHash.Algorithm", "PBKDF2WithHmacSHA512")
                .containsEntry("Pbkdf2PasswordHash.Iterations", "210000")
                .containsEntry("Pbkdf2PasswordHash.SaltSizeBytes", "32")
                .containsEntry("Pbkdf2PasswordHash.KeySizeBytes", "32");
    }

    /** Stands in for the hash that a server brings, and hides nothing. */
    private static final class PlainHash implements Pbkdf2PasswordHash {

        private final Map<String, String> parameters = new HashMap<>();
        private int verified;

        @Override
        public void initialize(Map<String, String> chosen) {
            parameters.putAll(chosen);
        }

        @Override
        public String generate(char[] password) {
            return "hash of " + new String(password);
        }

        @Override
        public boolean verify(char[] password, String hash) {
            verified++;
            return hash.equals(generate(password));
        }
    }
}
