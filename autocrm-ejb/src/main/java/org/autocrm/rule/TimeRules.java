package org.autocrm.rule;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.autocrm.event.Origin.Via;
import org.autocrm.rule.KnownRules.Active;
import org.autocrm.ticket.PromiseFacts;
import org.autocrm.ticket.SystemDesk;
import org.autocrm.ticket.TicketNumber;

/**
 * Lets rules on time fire. For each of them it is kept how far it has looked; it goes on from there, by an index of the
 * moments that the rule counts from, to those whose time has come: so it never goes through all tickets, takes none
 * twice for one moment, and after a pause of the server makes up for it. What {@link LateMoments} noted comes first.
 *
 * <p>A rule that has fired on a ticket fires there again only after people or programs changed it, so rules on time
 * cannot keep each other going.
 */
@Stateless
@PermitAll
public class TimeRules {

    @PersistenceContext
    private EntityManager em;

    @Inject
    private KnownRules known;

    @Inject
    private SystemDesk desk;

    @Inject
    private RuleRun run;

    @Inject
    private Clock clock;

    private record Due(long ticket, TicketNumber number, Instant at) {}

    /**
     * What a rule is to do now.
     *
     * @param late whether it has looked past these moments already
     */
    private record Work(List<Due> tickets, boolean late) {}

    /** The active rules on time, by id, in their order. */
    public List<Long> watched() {
        return known.of(RuleSet.TIME).active().stream().map(Active::id).toList();
    }

    /**
     * Takes the next tickets whose time has come, unless another node is at that rule.
     *
     * @param most at most so many
     * @return whether there may be more
     */
    public boolean next(long id, int most) {
        return rule(id).map(rule -> next(rule, most)).orElse(false);
    }

    /** The ticket whose time comes next, by id; empty where none is due. */
    public Optional<Long> first(long id) {
        return rule(id).flatMap(
                        rule -> work(rule, 1, until(rule)).tickets().stream().findFirst())
                .map(Due::ticket);
    }

    /** Passes a ticket over that could not be done, if it still comes next: it keeps the others back no longer. */
    public void skip(long id, long ticket) {
        rule(id).filter(this::take).ifPresent(rule -> {
            var work = work(rule, 1, until(rule));
            if (work.tickets().stream().anyMatch(due -> due.ticket() == ticket)) {
                done(rule, work);
            }
        });
    }

    private Optional<Active> rule(long id) {
        return known.of(RuleSet.TIME).active().stream()
                .filter(rule -> rule.id() == id)
                .findFirst();
    }

    private boolean next(Active rule, int most) {
        if (!take(rule)) {
            return false;
        }
        var until = until(rule);
        var work = work(rule, most, until);
        for (var ticket : work.tickets()) {
            if (!firedSinceAnybodyDid(ticket.number(), rule)
                    && desk.promiseFacts(ticket.number())
                            .filter(facts -> isStillDue(facts, rule, ticket))
                            .isPresent()) {
                run.pass(ticket.number(), RuleSet.TIME, RuleMode.ALL, List.of(rule));
            }
        }
        done(rule, work);
        if (work.late() || work.tickets().size() == most) {
            return true;
        }
        lookedUntil(rule.id(), until, Long.MAX_VALUE);
        return false;
    }

    private void done(Active rule, Work work) {
        if (rule.details().anchor() == Anchor.DUE) {
            forgetLate(rule.id(), work.tickets());
        }
        if (!work.late() && !work.tickets().isEmpty()) {
            var last = work.tickets().get(work.tickets().size() - 1);
            lookedUntil(rule.id(), last.at(), last.ticket());
        }
    }

    private Work work(Active rule, int most, Instant until) {
        var late = late(rule, most);
        return late.isEmpty() ? new Work(due(rule, most, until), false) : new Work(late, true);
    }

    /** The moments until now, of that which the rule counts from. */
    private Instant until(Active rule) {
        return clock.instant().minus(Duration.ofMinutes(rule.details().minutes()));
    }

    /**
     * Locks how far the rule has looked; a rule that is new looks from now on. A node that does not know yet that the
     * rule is another by now leaves it alone.
     */
    private boolean take(Active rule) {
        var isMine = !em.createNativeQuery("""
                        select 1 from rule_watch w join rule r on r.id = w.rule_id
                        where w.rule_id = ?1 and r.edition = ?2 and r.active and not r.deleted
                        for update of w skip locked
                        """)
                .setParameter(1, rule.id())
                .setParameter(2, rule.edition())
                .getResultList()
                .isEmpty();
        if (!isMine) {
            em.createNativeQuery("""
                            insert into rule_watch (rule_id, until, until_id)
                            select id, cast(?2 as timestamptz), cast(?3 as bigint) from rule where id = ?1 and edition = ?4 and active and not deleted
                            on conflict do nothing
                            """)
                    .setParameter(1, rule.id())
                    .setParameter(2, Timestamp.from(until(rule)))
                    .setParameter(3, Long.MAX_VALUE)
                    .setParameter(4, rule.edition())
                    .executeUpdate();
        }
        return isMine;
    }

    private List<Due> due(Active rule, int most, Instant until) {
        var anchor = rule.details().anchor();
        if (anchor == null) {
            return List.of();
        }
        return tickets(em.createNativeQuery(candidates(anchor))
                .setParameter(1, rule.id())
                .setParameter(2, Timestamp.from(until))
                .setParameter(3, most));
    }

    /** The tickets whose moment was set to one that the rule has looked past. */
    private List<Due> late(Active rule, int most) {
        if (rule.details().anchor() != Anchor.DUE) {
            return List.of();
        }
        return tickets(em.createNativeQuery("""
                        select t.id, t.number, t.due_at from rule_late l
                        join ticket t on t.id = l.ticket_id join rule_watch w on w.rule_id = l.rule_id
                        where l.rule_id = ?1 and (t.due_at, t.id) <= (w.until, w.until_id)
                        order by t.due_at, t.id limit ?2
                        """).setParameter(1, rule.id()).setParameter(2, most));
    }

    private void forgetLate(long rule, List<Due> tickets) {
        tickets.forEach(due -> em.createNativeQuery("""
                        delete from rule_late l using ticket t
                        where l.rule_id = ?1 and l.ticket_id = ?2 and t.id = l.ticket_id and t.due_at = ?3
                        """)
                .setParameter(1, rule)
                .setParameter(2, due.ticket())
                .setParameter(3, Timestamp.from(due.at())) // whatever was noted meanwhile stays
                .executeUpdate());
    }

    private static List<Due> tickets(Query query) {
        List<?> rows = query.getResultList();
        return rows.stream()
                .map(row -> (Object[]) row)
                .map(row -> new Due(
                        ((Number) row[0]).longValue(),
                        new TicketNumber((String) row[1]),
                        ((Timestamp) row[2]).toInstant()))
                .toList();
    }

    /** The tickets whose moment comes next, by the index of such moments. */
    static String candidates(Anchor anchor) {
        return """
                select t.id, t.number, t.%1$s from ticket t
                where (t.%1$s, t.id) > ((select w.until from rule_watch w where w.rule_id = ?1),
                    (select w.until_id from rule_watch w where w.rule_id = ?1))
                and t.%1$s <= ?2 order by t.%1$s, t.id limit ?3
                """.formatted(anchor.column());
    }

    /** Somebody may have changed it at this very moment, before it was taken. */
    private boolean isStillDue(PromiseFacts facts, Active rule, Due due) {
        var anchor = rule.details().anchor();
        return anchor != null
                && !facts.deleted()
                && !em.createNativeQuery("select 1 from ticket where id = ?1 and %s = ?2".formatted(anchor.column()))
                        .setParameter(1, due.ticket())
                        .setParameter(2, Timestamp.from(due.at()))
                        .getResultList()
                        .isEmpty();
    }

    private boolean firedSinceAnybodyDid(TicketNumber number, Active rule) {
        return !em.createNativeQuery("""
                        select 1 from (select max(f.id) as id from event f
                            where f.chain = ?1 and f.type = 'rule.Fired' and cast(f.payload->>'rule' as bigint) = ?2) fired
                        where fired.id is not null and not exists (select 1 from event e
                            where e.chain = ?1 and e.id > fired.id and e.via = any (string_to_array(?3, ' ')))
                        """)
                .setParameter(1, "ticket:" + number.value())
                .setParameter(2, rule.id())
                .setParameter(3, ChangeRules.BY_OTHERS.stream().map(Via::word).collect(Collectors.joining(" ")))
                .getResultList()
                .isEmpty();
    }

    /** It goes forward only. */
    private void lookedUntil(long rule, Instant until, long ticket) {
        em.createNativeQuery(
                        "update rule_watch set until = ?2, until_id = ?3 where rule_id = ?1 and (until, until_id) < (?2, ?3)")
                .setParameter(1, rule)
                .setParameter(2, Timestamp.from(until))
                .setParameter(3, ticket)
                .executeUpdate();
    }
}
