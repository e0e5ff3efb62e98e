package org.autocrm.account;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.autocrm.shared.EmailAddress;
import org.autocrm.shared.Tokens;

/** Keys that programs use in place of a password. We keep a key's hash; the key itself is shown once. */
@Stateless
@RolesAllowed("administrator")
public class ApiKeys {

    private static final int SHOWN = 12;

    @PersistenceContext
    private EntityManager em;

    @Inject
    private Accounts accounts;

    @Inject
    private Clock clock;

    /** A key in the list of keys: enough to recognise it, not to use it. */
    public record KeyRow(long id, String name, String prefix, String owner, Instant createdAt, boolean revoked) {}

    /** Makes a key that acts for an account, and returns it, this once. */
    public String issue(String name, EmailAddress owner) {
        var key = "acrm_" + Tokens.random();
        var account = accounts.find(owner).orElseThrow(() -> new IllegalArgumentException("no account " + owner));
        em.createNativeQuery("""
                        insert into api_key (id, name, prefix, key_hash, account_id, created_at)
                        values (nextval('api_key_seq'), ?1, ?2, ?3, ?4, ?5)
                        """)
                .setParameter(1, name)
                .setParameter(2, key.substring(0, SHOWN))
                .setParameter(3, Tokens.sha256(key))
                .setParameter(4, account.id())
                .setParameter(5, Timestamp.from(clock.instant()))
                .executeUpdate();
        return key;
    }

    /** All keys, the newest first. */
    public List<KeyRow> all() {
        List<?> rows = em.createNativeQuery("""
                        select k.id, k.name, k.prefix, a.name, k.created_at, k.revoked_at is not null
                        from api_key k join account a on a.id = k.account_id order by k.id desc
                        """).getResultList();
        return rows.stream().map(row -> toRow((Object[]) row)).toList();
    }

    /** Ends a key at once. */
    public void revoke(long id) {
        em.createNativeQuery("update api_key set revoked_at = ?1 where id = ?2 and revoked_at is null")
                .setParameter(1, Timestamp.from(clock.instant()))
                .setParameter(2, id)
                .executeUpdate();
    }

    /** Who a key acts for; empty if there is no such key or it was revoked. */
    @PermitAll
    public Optional<Person> ownerOf(String key) {
        List<?> owners = em.createNativeQuery(
                        "select account_id from api_key where key_hash = ?1 and revoked_at is null")
                .setParameter(1, Tokens.sha256(key))
                .getResultList();
        return owners.stream()
                .findFirst()
                .flatMap(id -> accounts.find(((Number) id).longValue()))
                .map(Account::toPerson);
    }

    private static KeyRow toRow(Object[] row) {
        return new KeyRow(
                ((Number) row[0]).longValue(),
                (String) row[1],
                (String) row[2],
                (String) row[3],
                ((Timestamp) row[4]).toInstant(),
                (Boolean) row[5]);
    }
}
