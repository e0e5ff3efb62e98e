package org.autocrm.account;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.identitystore.Pbkdf2PasswordHash;
import java.util.Map;

/** Hashes passwords with PBKDF2 and HMAC-SHA512 in 210,000 rounds (OWASP's figure), and checks them. */
@ApplicationScoped
class Passwords {

    static final int SHORTEST = 10;

    @Inject
    Pbkdf2PasswordHash hashes;

    /** What an unknown account is checked against, so that it takes as long as a known one. */
    @SuppressWarnings("NullAway.Init")
    private String nobody;

    @PostConstruct
    void choose() {
        hashes.initialize(Map.of(
                "Pbkdf2PasswordHash.Algorithm", "PBKDF2WithHmacSHA512",
                "Pbkdf2PasswordHash.Iterations", "210000",
                "Pbkdf2PasswordHash.SaltSizeBytes", "32",
                "Pbkdf2PasswordHash.KeySizeBytes", "32"));
        nobody = hashes.generate("nobody has this password".toCharArray());
    }

    String hash(String password) {
        if (password.length() < SHORTEST) {
            throw new PasswordTooWeak();
        }
        return hashes.generate(password.toCharArray());
    }

    boolean matches(char[] password, String hash) {
        return hashes.verify(password, hash);
    }

    /** Takes the time that a check takes, and fails. */
    boolean matchesNobody(char[] password) {
        return hashes.verify(password, nobody) && false;
    }
}
