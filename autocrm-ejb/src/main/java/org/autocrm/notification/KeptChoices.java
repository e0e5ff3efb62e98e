package org.autocrm.notification;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.autocrm.notification.NoticeMatrix.Cell;
import org.jspecify.annotations.Nullable;

/** What agents chose, as it is kept: only where it departs from what is usual. */
@ApplicationScoped
class KeptChoices {

    @PersistenceContext
    private EntityManager em;

    /** What somebody chose about a kind, from a list such as {@code MINE true false,TEAM false false}. */
    static NoticeMatrix matrix(NoticeKind kind, @Nullable String choices) {
        if (choices == null) {
            return NoticeMatrix.usual();
        }
        Map<Cell, Choice> departures = new HashMap<>();
        for (var choice : choices.split(",", -1)) {
            var parts = choice.split(" ", -1);
            departures.put(
                    new Cell(kind, Relation.valueOf(parts[0])),
                    new Choice(Boolean.parseBoolean(parts[1]), Boolean.parseBoolean(parts[2])));
        }
        return NoticeMatrix.departing(departures);
    }

    NoticePreferences of(long account) {
        Map<Cell, Choice> departures = new HashMap<>();
        List<?> choices = em.createNativeQuery(
                        "select kind, relation, screen, mail from notice_choice where account_id = ?1")
                .setParameter(1, account)
                .getResultList();
        for (var row : choices) {
            var columns = (Object[]) row;
            departures.put(
                    new Cell(NoticeKind.valueOf((String) columns[0]), Relation.valueOf((String) columns[1])),
                    new Choice((boolean) columns[2], (boolean) columns[3]));
        }
        var matrix = NoticeMatrix.departing(departures);
        List<?> digests = em.createNativeQuery("select rhythm, hour from notice_digest where account_id = ?1")
                .setParameter(1, account)
                .getResultList();
        return digests.stream()
                .map(row -> (Object[]) row)
                .map(row ->
                        new NoticePreferences(matrix, Rhythm.valueOf((String) row[0]), ((Number) row[1]).intValue()))
                .findFirst()
                .orElseGet(() -> new NoticePreferences(matrix, Rhythm.AT_ONCE, NoticePreferences.USUAL_HOUR));
    }

    void keep(long account, NoticePreferences next, Instant now) {
        keep(account, next.matrix());
        em.createNativeQuery("""
                        insert into notice_digest (account_id, rhythm, hour, sent_at) values (?1, ?2, ?3, ?4)
                        on conflict (account_id) do update set rhythm = excluded.rhythm, hour = excluded.hour,
                            sent_at = case when notice_digest.rhythm = excluded.rhythm then notice_digest.sent_at
                                else excluded.sent_at end
                        """)
                .setParameter(1, account)
                .setParameter(2, next.rhythm().name())
                .setParameter(3, next.hour())
                .setParameter(4, Timestamp.from(now))
                .executeUpdate();
    }

    /** One change after the other: nobody else changes what this agent chose until this transaction has ended. */
    void take(long account) {
        em.createNativeQuery("select 1 from account where id = ?1 for no key update")
                .setParameter(1, account)
                .getSingleResult();
    }

    /** What waits to be mailed of a kind, or of all, is mailed no more; what is being mailed at this moment is. */
    void dropWaiting(long account, Optional<NoticeKind> kind) {
        em.createNativeQuery("""
                        update notice set mail = 'NONE' where id in (
                            select id from notice where account_id = ?1 and mail in ('DUE', 'COLLECTED')
                            and (?2 = '' or kind = ?2) for update skip locked)
                        """)
                .setParameter(1, account)
                .setParameter(2, kind.map(Enum::name).orElse(""))
                .executeUpdate();
    }

    void keep(long account, NoticeMatrix matrix) {
        take(account);
        em.createNativeQuery("delete from notice_choice where account_id = ?1")
                .setParameter(1, account)
                .executeUpdate();
        matrix.departures()
                .forEach((cell, choice) -> em.createNativeQuery(
                                "insert into notice_choice (account_id, kind, relation, screen, mail) values (?1, ?2, ?3, ?4, ?5)")
                        .setParameter(1, account)
                        .setParameter(2, cell.kind().name())
                        .setParameter(3, cell.relation().name())
                        .setParameter(4, choice.screen())
                        .setParameter(5, choice.mail())
                        .executeUpdate());
    }
}
