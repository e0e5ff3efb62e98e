package org.autocrm.sla;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The rows of clocks: which policies a ticket had, how its clocks stand, and what they have said and will say. */
@ApplicationScoped
class KeptClocks {

    @PersistenceContext
    private EntityManager em;

    @Inject
    private KnownPolicies policies;

    @Inject
    private PolicyHours hours;

    /** Which clock of a ticket. */
    record Key(Metric metric, int number) {

        static Key of(ClockView clock) {
            return new Key(clock.metric(), clock.number());
        }
    }

    /** What a clock says at a moment. */
    record Mark(Key clock, String mark) {}

    /** The policy that was given to the ticket, by id. */
    Optional<Long> given(String ticket) {
        return ((List<?>) em.createNativeQuery("select policy_id from sla_given where ticket = ?1")
                        .setParameter(1, ticket)
                        .getResultList())
                .stream().findFirst().map(id -> ((Number) id).longValue());
    }

    /** Gives a policy to the ticket; whether that is different from before. */
    boolean give(String ticket, long policy) {
        return em.createNativeQuery("""
                                insert into sla_given as kept (ticket, policy_id) values (?1, ?2)
                                on conflict (ticket) do update set policy_id = excluded.policy_id
                                where kept.policy_id <> excluded.policy_id
                                """)
                        .setParameter(1, ticket)
                        .setParameter(2, policy)
                        .executeUpdate()
                == 1;
    }

    List<Choice> choices(String ticket) {
        List<?> rows = em.createNativeQuery(
                        "select chosen_at, policy_id, policy_version from sla_choice where ticket = ?1 order by place")
                .setParameter(1, ticket)
                .getResultList();
        return rows.stream().map(row -> toChoice((Object[]) row)).toList();
    }

    private Choice toChoice(Object[] row) {
        var at = ((Timestamp) row[0]).toInstant();
        if (row[1] == null) {
            return Choice.none(at);
        }
        var policy = ((Number) row[1]).longValue();
        var version = ((Number) row[2]).intValue();
        return choice(at, policy, version, policies.version(policy, version));
    }

    Choice choice(Instant at, long policy, int version, PolicyDetails terms) {
        return new Choice(at, policy, version, terms, hours.at(terms.calendar(), at));
    }

    void add(String ticket, int place, Choice choice) {
        em.createNativeQuery("""
                        insert into sla_choice (ticket, place, chosen_at, policy_id, policy_version)
                        values (?1, ?2, ?3, cast(nullif(?4, '') as bigint), cast(nullif(?5, '') as integer))
                        """)
                .setParameter(1, ticket)
                .setParameter(2, place)
                .setParameter(3, Timestamp.from(choice.at()))
                .setParameter(4, choice.terms() == null ? "" : Long.toString(choice.policy()))
                .setParameter(5, choice.terms() == null ? "" : Integer.toString(choice.version()))
                .executeUpdate();
    }

    /** What each clock of a ticket has said already. */
    Map<Key, Set<String>> fired(String ticket) {
        Map<Key, Set<String>> fired = new HashMap<>();
        rows("select metric, number, fired from sla_clock where ticket = ?1", ticket)
                .forEach(row -> fired.put(key(row), words((String) row[2])));
        return fired;
    }

    /**
     * Writes the clocks that are different from what is kept; those that promise nothing any more are ended.
     *
     * @param fired what each clock that is kept, or was, has said
     */
    void write(String ticket, List<ClockView> clocks, Map<Key, Set<String>> fired) {
        var gone = new HashSet<>(fired.keySet());
        for (var clock : clocks) {
            gone.remove(Key.of(clock));
            upsert(ticket, clock, fired.getOrDefault(Key.of(clock), Set.of()));
        }
        gone.forEach(key -> em.createNativeQuery("""
                                update sla_clock set state = 'ENDED', due_at = null
                                where ticket = ?1 and metric = ?2 and number = ?3 and state in ('RUNNING', 'PAUSED')
                                """)
                .setParameter(1, ticket)
                .setParameter(2, key.metric().name())
                .setParameter(3, key.number())
                .executeUpdate());
    }

    private void upsert(String ticket, ClockView clock, Set<String> fired) {
        var last = clock.entries().get(clock.entries().size() - 1);
        em.createNativeQuery("""
                        insert into sla_clock as kept (ticket, metric, number, policy_id, policy_version, minutes, business,
                            state, late, started_at, due_at, used_seconds, stopped_at, fired)
                        values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, cast(nullif(?11, '') as timestamptz), ?12,
                            cast(nullif(?13, '') as timestamptz), ?14)
                        on conflict (ticket, metric, number) do update set policy_id = excluded.policy_id,
                            policy_version = excluded.policy_version, minutes = excluded.minutes,
                            business = excluded.business, state = excluded.state, late = excluded.late,
                            started_at = excluded.started_at, due_at = excluded.due_at,
                            used_seconds = excluded.used_seconds, stopped_at = excluded.stopped_at, fired = excluded.fired
                        where (kept.policy_id, kept.policy_version, kept.minutes, kept.business, kept.state, kept.late,
                                kept.started_at, kept.due_at, kept.used_seconds, kept.stopped_at, kept.fired)
                            is distinct from (excluded.policy_id, excluded.policy_version, excluded.minutes,
                                excluded.business, excluded.state, excluded.late, excluded.started_at, excluded.due_at,
                                excluded.used_seconds, excluded.stopped_at, excluded.fired)
                        """)
                .setParameter(1, ticket)
                .setParameter(2, clock.metric().name())
                .setParameter(3, clock.number())
                .setParameter(4, clock.policy())
                .setParameter(5, clock.policyVersion())
                .setParameter(6, clock.minutes())
                .setParameter(7, clock.business())
                .setParameter(8, clock.state().name())
                .setParameter(9, clock.late())
                .setParameter(10, Timestamp.from(clock.startedAt()))
                .setParameter(11, text(clock.dueAt()))
                .setParameter(12, last.used().toSeconds())
                .setParameter(13, text(clock.stoppedAt()))
                .setParameter(14, String.join(" ", new TreeSet<>(fired)))
                .executeUpdate();
    }

    /** Makes the alarms of a ticket these. */
    void writeAlarms(String ticket, Map<Mark, Instant> planned) {
        Map<Mark, Instant> kept = new HashMap<>();
        rows("select metric, number, mark, at from sla_alarm where ticket = ?1", ticket)
                .forEach(row -> kept.put(new Mark(key(row), (String) row[2]), ((Timestamp) row[3]).toInstant()));
        planned.forEach((mark, at) -> {
            if (!at.equals(kept.remove(mark))) {
                em.createNativeQuery("""
                                insert into sla_alarm (ticket, metric, number, mark, at) values (?1, ?2, ?3, ?4, ?5)
                                on conflict (ticket, metric, number, mark) do update set at = excluded.at
                                """)
                        .setParameter(1, ticket)
                        .setParameter(2, mark.clock().metric().name())
                        .setParameter(3, mark.clock().number())
                        .setParameter(4, mark.mark())
                        .setParameter(5, Timestamp.from(at))
                        .executeUpdate();
            }
        });
        for (var gone : new HashSet<>(kept.keySet())) {
            em.createNativeQuery(
                            "delete from sla_alarm where ticket = ?1 and metric = ?2 and number = ?3 and mark = ?4")
                    .setParameter(1, ticket)
                    .setParameter(2, gone.clock().metric().name())
                    .setParameter(3, gone.clock().number())
                    .setParameter(4, gone.mark())
                    .executeUpdate();
        }
    }

    /** The tickets of which clocks have something to say by now, the most overdue first; at most so many alarms. */
    List<String> due(Instant now, int most) {
        List<?> tickets = em.createNativeQuery("select ticket from sla_alarm where at <= ?1 order by at limit ?2")
                .setParameter(1, Timestamp.from(now))
                .setParameter(2, most)
                .getResultList();
        return tickets.stream().map(String.class::cast).distinct().toList();
    }

    /** What a ticket has to say by now, it says later. */
    void postpone(String ticket, Instant now, Instant later) {
        em.createNativeQuery("update sla_alarm set at = ?1 where ticket = ?2 and at <= ?3")
                .setParameter(1, Timestamp.from(later))
                .setParameter(2, ticket)
                .setParameter(3, Timestamp.from(now))
                .executeUpdate();
    }

    /** Nothing is left of a ticket. */
    void forget(String ticket) {
        for (var table : List.of("sla_alarm", "sla_clock", "sla_choice")) {
            em.createNativeQuery("delete from " + table + " where ticket = ?1")
                    .setParameter(1, ticket)
                    .executeUpdate();
        }
    }

    private List<Object[]> rows(String query, String ticket) {
        List<?> rows = em.createNativeQuery(query).setParameter(1, ticket).getResultList();
        return rows.stream().map(row -> (Object[]) row).toList();
    }

    private static Key key(Object[] row) {
        return new Key(Metric.valueOf((String) row[0]), ((Number) row[1]).intValue());
    }

    private static Set<String> words(String text) {
        return text.isEmpty() ? Set.of() : new HashSet<>(Arrays.asList(text.split(" ", -1)));
    }

    private static String text(@Nullable Instant moment) {
        return Objects.toString(moment, "");
    }
}
