package org.autocrm.staffing;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who works where, and can do what, for those who give out work. It asks for no role. */
@Stateless
@PermitAll
public class Staff {

    static final String IDS =
            "array(select cast(listed.value as bigint) from json_array_elements_text(cast(?1 as json)) as listed)";

    @PersistenceContext
    private EntityManager em;

    @Inject
    private Clock clock;

    /**
     * Takes the members of these teams, and of all teams of these agents, so that nobody else gives them work until
     * this transaction has ended; at once and in one order, so that nobody waits for each other. What is read after it
     * is what the one before left.
     */
    @TransactionAttribute(TransactionAttributeType.MANDATORY)
    public void take(Collection<Long> teams, Collection<Long> agents) {
        em.createNativeQuery("""
                        select account_id from agent_staffing where account_id in (
                            select m.account_id from team_member m
                            where m.team_id = any(%s) or m.team_id in (select k.team_id from team_member k where k.account_id = any(
                                array(select cast(asked.value as bigint) from json_array_elements_text(cast(?2 as json)) as asked))))
                        order by account_id for update
                        """.formatted(IDS))
                .setParameter(1, teams.toString())
                .setParameter(2, agents.toString())
                .getResultList();
    }

    /** The active agents of these teams, by id. */
    public List<Member> members(Collection<Long> teams) {
        List<?> rows = em.createNativeQuery("""
                        select m.team_id, a.id, a.name, a.available, s.pause, s.out_from, s.out_until, s.substitute_id,
                            coalesce(s.mail_units, d.mail_units), coalesce(s.portal_units, d.portal_units), s.calendar_id
                        from team_member m
                        join account a on a.id = m.account_id and a.active and a.role <> 'CUSTOMER'
                        join staffing_default d on d.one
                        left join agent_staffing s on s.account_id = a.id
                        where m.team_id = any(%s)
                        order by m.team_id, a.id
                        """.formatted(IDS))
                .setParameter(1, teams.toString())
                .getResultList();
        return rows.stream().map(row -> toMember((Object[]) row)).toList();
    }

    /** How good agents are at some skills, by the agent's id and the skill's key. */
    public Map<Long, Map<String, Integer>> levels(Collection<Long> agents, Collection<String> skills) {
        Map<Long, Map<String, Integer>> levels = new HashMap<>();
        if (agents.isEmpty() || skills.isEmpty()) {
            return levels;
        }
        List<?> rows = em.createNativeQuery("""
                        select account_id, skill, level from agent_skill
                        where account_id = any(%s) and skill = any(string_to_array(?2, ' '))
                        """.formatted(IDS))
                .setParameter(1, agents.toString())
                .setParameter(2, String.join(" ", skills))
                .getResultList();
        for (var row : rows) {
            var columns = (Object[]) row;
            levels.computeIfAbsent(((Number) columns[0]).longValue(), any -> new HashMap<>())
                    .put((String) columns[1], ((Number) columns[2]).intValue());
        }
        return levels;
    }

    /** The id of the account with that address. */
    public Optional<Long> idOf(String address) {
        List<?> ids = em.createNativeQuery("select id from account where email = ?1")
                .setParameter(1, address)
                .getResultList();
        return ids.stream().findFirst().map(id -> ((Number) id).longValue());
    }

    /** Whether an agent is out of office now, or works here no more. */
    public boolean isGone(long agent) {
        return !em.createNativeQuery("""
                        select 1 from account a left join agent_staffing s on s.account_id = a.id
                        where a.id = ?1 and (not a.active or s.out_from <= ?2 and s.out_until > ?2)
                        """)
                .setParameter(1, agent)
                .setParameter(2, Timestamp.from(clock.instant()))
                .getResultList()
                .isEmpty();
    }

    /** Who stands in for an agent who is out of office now. */
    public Optional<Long> substituteOf(long agent) {
        List<?> ids = em.createNativeQuery("""
                        select substitute_id from agent_staffing
                        where account_id = ?1 and out_from <= ?2 and out_until > ?2 and substitute_id is not null
                        """)
                .setParameter(1, agent)
                .setParameter(2, Timestamp.from(clock.instant()))
                .getResultList();
        return ids.stream().findFirst().map(id -> ((Number) id).longValue());
    }

    private static Member toMember(Object[] row) {
        return new Member(
                ((Number) row[0]).longValue(),
                ((Number) row[1]).longValue(),
                (String) row[2],
                presence((Boolean) row[3], (String) row[4]),
                moment(row[5]),
                moment(row[6]),
                row[7] == null ? null : ((Number) row[7]).longValue(),
                whole(row[8]),
                whole(row[9]),
                row[10] == null ? null : ((Number) row[10]).longValue());
    }

    /** What the account says counts, so that a node of the version before may change it: the pause only says which. */
    static Presence presence(boolean available, @Nullable String pause) {
        return available ? Presence.ONLINE : pause == null ? Presence.OFFLINE : Presence.valueOf(pause);
    }

    static @Nullable Instant moment(@Nullable Object column) {
        return column == null ? null : ((Timestamp) column).toInstant();
    }

    static @Nullable Integer whole(@Nullable Object column) {
        return column == null ? null : ((Number) column).intValue();
    }
}
