package org.autocrm.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.autocrm.shared.Tokens;
import org.jspecify.annotations.Nullable;

/** Links that work once and for a while. We keep the hash of the token; the token is only in the mail. */
@ApplicationScoped
class OneTimeLinks {

    private static final Duration VALID = Duration.ofHours(24);
    private static final Duration FRESH = Duration.ofMinutes(1);

    @PersistenceContext
    private EntityManager em;

    @Inject
    private Clock clock;

    /** What a link is for. */
    enum Purpose {
        CONFIRM,
        RESET,
        SET_UP
    }

    /** Whether a link of that purpose left just now: nobody needs a mail a second, and nobody is to be flooded. */
    boolean isFresh(Purpose purpose, Long account) {
        return !em.createNativeQuery("""
                        select 1 from one_time_link
                        where account_id = ?1 and purpose = ?2 and used_at is null and expires_at > ?3
                        """)
                .setParameter(1, account)
                .setParameter(2, purpose.name())
                .setParameter(3, Timestamp.from(clock.instant().plus(VALID).minus(FRESH)))
                .getResultList()
                .isEmpty();
    }

    /** A new link's token; links of the same purpose that were given before end. */
    String give(Purpose purpose, @Nullable Long account) {
        var now = clock.instant();
        em.createNativeQuery("""
                        update one_time_link set used_at = ?1
                        where used_at is null and purpose = ?2 and account_id is not distinct from cast(?3 as bigint)
                        """)
                .setParameter(1, Timestamp.from(now))
                .setParameter(2, purpose.name())
                .setParameter(3, account)
                .executeUpdate();
        var token = Tokens.random();
        em.createNativeQuery("""
                        insert into one_time_link (token_hash, account_id, purpose, expires_at)
                        values (?1, cast(?2 as bigint), ?3, ?4)
                        """)
                .setParameter(1, Tokens.sha256(token))
                .setParameter(2, account)
                .setParameter(3, purpose.name())
                .setParameter(4, Timestamp.from(now.plus(VALID)))
                .executeUpdate();
        return token;
    }

    /** Whether the token would work now. */
    boolean isGood(String token, List<Purpose> purposes) {
        return !em.createNativeQuery("""
                        select 1 from one_time_link
                        where token_hash = ?1 and purpose = any (string_to_array(?2, ',')) and used_at is null and expires_at > ?3
                        """)
                .setParameter(1, Tokens.sha256(token))
                .setParameter(2, names(purposes))
                .setParameter(3, Timestamp.from(clock.instant()))
                .getResultList()
                .isEmpty();
    }

    /** Uses the token up. The id of its account (0 for none), or empty if the token is unknown, used or too old. */
    Optional<Long> use(String token, List<Purpose> purposes) {
        List<?> accounts = em.createNativeQuery("""
                        select coalesce(account_id, 0) from one_time_link
                        where token_hash = ?1 and purpose = any (string_to_array(?2, ',')) and used_at is null and expires_at > ?3
                        for update
                        """)
                .setParameter(1, Tokens.sha256(token))
                .setParameter(2, names(purposes))
                .setParameter(3, Timestamp.from(clock.instant()))
                .getResultList();
        if (accounts.isEmpty()) {
            return Optional.empty();
        }
        em.createNativeQuery("update one_time_link set used_at = ?1 where token_hash = ?2")
                .setParameter(1, Timestamp.from(clock.instant()))
                .setParameter(2, Tokens.sha256(token))
                .executeUpdate();
        return Optional.of(((Number) accounts.get(0)).longValue());
    }

    private static String names(List<Purpose> purposes) {
        return String.join(",", purposes.stream().map(Purpose::name).toList());
    }
}
