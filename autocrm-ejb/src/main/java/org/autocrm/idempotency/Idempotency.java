package org.autocrm.idempotency;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.function.Supplier;
import org.autocrm.shared.Tokens;

/**
 * Carries out a request that may come twice. Its work and its answer are one transaction: either both are kept or
 * neither, so a request whose answer got lost can be sent again without fear.
 */
@Stateless
@PermitAll
public class Idempotency {

    /** How long an answer is kept. */
    public static final Duration KEPT = Duration.ofHours(24);

    @PersistenceContext
    private EntityManager em;

    @Inject
    private Clock clock;

    /**
     * Does the work, in this transaction.
     *
     * @throws NotDone if the work throws anything
     */
    public <T> T together(Supplier<T> work) {
        try {
            return work.get();
        } catch (RuntimeException e) {
            throw new NotDone(e);
        }
    }

    /**
     * Does the work, in this transaction, or returns the answer that was given to the same request before.
     *
     * @throws AnotherRequest if that name was given to a request with another content
     * @throws StillRunning if the same request is being carried out now
     * @throws NotDone if the work throws anything; the request may then come again
     */
    public Answer once(Request request, Supplier<Answer> work) {
        var name = Tokens.sha256(request.name());
        var content = HexFormat.of().formatHex(Tokens.sha256().digest(request.content()));
        var row = (Object[]) em.createNativeQuery("""
                        select pg_try_advisory_xact_lock(?1), a.request_hash, a.answer
                        from (select 1) one left join idempotent_answer a on a.api_key_id = ?2 and a.name_hash = ?3
                        """)
                .setParameter(1, Long.parseUnsignedLong(name.substring(0, 16), 16) ^ request.apiKey())
                .setParameter(2, request.apiKey())
                .setParameter(3, name)
                .getSingleResult();
        if (row[1] != null) {
            if (!content.equals(row[1])) {
                throw new AnotherRequest();
            }
            return Answer.replayed(Seal.open((byte[]) row[2], request.name()));
        }
        if (!(Boolean) row[0]) {
            throw new StillRunning();
        }
        var answer = together(work);
        keep(request, name, content, answer);
        return answer;
    }

    /** Forgets the answers that nobody will ask for again. */
    public void forgetOld() {
        em.createNativeQuery("delete from idempotent_answer where given_at < ?1")
                .setParameter(1, Timestamp.from(clock.instant().minus(KEPT)))
                .executeUpdate();
    }

    /** The lock may have been let go after we looked for a row: then there is one now, and it counts. */
    private void keep(Request request, String name, String content, Answer answer) {
        var kept = em.createNativeQuery("""
                        insert into idempotent_answer (api_key_id, name_hash, request_hash, answer, given_at)
                        values (?1, ?2, ?3, ?4, ?5)
                        on conflict do nothing
                        """)
                .setParameter(1, request.apiKey())
                .setParameter(2, name)
                .setParameter(3, content)
                .setParameter(4, Seal.close(answer.toBytes(), request.name()))
                .setParameter(5, Timestamp.from(clock.instant()))
                .executeUpdate();
        if (kept == 0) {
            throw new StillRunning();
        }
    }
}
