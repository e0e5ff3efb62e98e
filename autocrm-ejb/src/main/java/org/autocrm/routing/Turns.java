package org.autocrm.routing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;
import org.autocrm.account.Person;

/** Whose turn it is in a team: round robin in the order of ids, over those who are on duty. */
@ApplicationScoped
class Turns {

    @PersistenceContext
    private EntityManager em;

    /** The next agent of the team, whose turn is then over. Locks the team's turn until the transaction ends. */
    Optional<Person> next(long team, List<Person> onDuty) {
        var next = after(last(team).or(() -> first(team)).orElseThrow(), onDuty);
        next.ifPresent(agent -> em.createNativeQuery("update team_turn set last_agent_id = ?1 where team_id = ?2")
                .setParameter(1, agent.id())
                .setParameter(2, team)
                .executeUpdate());
        return next;
    }

    private Optional<Long> last(long team) {
        List<?> last = em.createNativeQuery(
                        "select coalesce(last_agent_id, 0) from team_turn where team_id = ?1 for update")
                .setParameter(1, team)
                .getResultList();
        return last.stream().findFirst().map(agent -> ((Number) agent).longValue());
    }

    /** The team has given out nothing yet. */
    private Optional<Long> first(long team) {
        em.createNativeQuery("insert into team_turn (team_id) values (?1) on conflict do nothing")
                .setParameter(1, team)
                .executeUpdate();
        return last(team);
    }

    /** The first with a higher id than the last one's, else the first of all. */
    static Optional<Person> after(long last, List<Person> onDuty) {
        return onDuty.stream()
                .filter(agent -> agent.id() > last)
                .findFirst()
                .or(() -> onDuty.stream().findFirst());
    }
}
