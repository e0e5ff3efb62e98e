package org.autocrm.it;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/** Accounts and API keys for tests, written straight into the database. */
final class ApiPeople {

    private static final AtomicInteger NEXT = new AtomicInteger();

    private final Stage stage;

    ApiPeople(Stage stage) {
        this.stage = stage;
    }

    /** A program with a key of a new account in that role. */
    Api key(String role, String scopes) {
        return key(account(role), scopes, "");
    }

    /** A program with a new key of an account; {@code more} sets other columns. */
    Api key(long account, String scopes, String more) {
        var secret = "acrm_test_" + NEXT.incrementAndGet() + "_0123456789abcdef";
        var id = stage.sql().number("""
                insert into api_key (id, name, prefix, key_hash, account_id, created_at, scopes)
                values (nextval('api_key_seq'), 'a test', 'acrm_test_', ?, ?, now(), ?) returning id
                """, sha256(secret), account, scopes);
        if (!more.isEmpty()) {
            stage.sql().run("update api_key set " + more + " where id = " + id);
        }
        return new Api(stage.server().url(), secret);
    }

    /** The id of a new account in that role. */
    long account(String role) {
        var name = role.toLowerCase(Locale.ROOT) + NEXT.incrementAndGet();
        return stage.sql().number("""
                insert into account (id, email, name, role, confirmed, created_at)
                values (nextval('account_seq'), ?, ?, ?, true, now()) returning id
                """, name + "@api.example", name, role);
    }

    static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
