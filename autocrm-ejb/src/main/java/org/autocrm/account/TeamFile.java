package org.autocrm.account;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import org.autocrm.account.Directory.TeamEntry;
import org.autocrm.account.TeamEvent.TeamMade;
import org.autocrm.event.DomainEvent;

/** Which teams there are, and who decides what about them. A team stays, for its tickets do. */
@Stateless
@RolesAllowed("administrator")
public class TeamFile {

    @PersistenceContext
    private EntityManager em;

    @Inject
    private Accounts accounts;

    @Inject
    private Event<DomainEvent> events;

    /**
     * Makes a team.
     *
     * @throws TeamKnown if another team has the name or the address
     * @throws StaffNotValid if one of the members is no agent
     */
    public TeamEntry make(TeamDetails details) {
        refuseTwice(details, 0);
        var team = new Team(details.name(), false);
        em.persist(team);
        em.flush();
        events.fire(new TeamMade(team.id(), details.name(), false, Optional.empty()));
        become(team, details);
        em.flush();
        return team.toEntry();
    }

    /**
     * Changes what an administrator decides about a team.
     *
     * @param seen the version that the caller has seen, where that is known
     * @param change from what is to what is to be; runs while nobody else can change it
     * @throws UnknownTeam if there is none of that id
     * @throws TeamKnown if another team has the name or the address
     * @throws DefaultTeamStays if no team would be left that takes the work that names no other
     * @throws StaffNotValid if one of the members is no agent
     */
    public TeamEntry change(long id, OptionalLong seen, UnaryOperator<TeamDetails> change) {
        var team = Optional.ofNullable(em.find(Team.class, id, LockModeType.PESSIMISTIC_WRITE))
                .orElseThrow(() -> new UnknownTeam(id));
        team.refuseOutdated(seen);
        var next = change.apply(team.details());
        refuseTwice(next, id);
        if (team.isByDefault() && !next.isDefault()) {
            throw new DefaultTeamStays();
        }
        become(team, next);
        em.flush();
        return team.toEntry();
    }

    private void become(Team team, TeamDetails next) {
        if (next.isDefault() && !team.isByDefault()) {
            em.createQuery("select t from Team t where t.isDefault = true", Team.class)
                    .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                    .getResultList()
                    .forEach(other -> events.fire(other.takeWhatNamesNoOther(false)));
            em.flush(); // there is one at most
            events.fire(team.takeWhatNamesNoOther(true));
        }
        var members = next.members().stream().map(this::agent).toList();
        var moved = team.moved(members);
        team.become(next, members).forEach(events::fire);
        if (!moved.isEmpty()) {
            moved.forEach(accounts::touch);
            accounts.touch(team);
        }
    }

    private Account agent(long id) {
        return accounts.find(id)
                .filter(account -> account.role() != Role.CUSTOMER)
                .orElseThrow(() -> new StaffNotValid("members", "There is no agent " + id + "."));
    }

    private void refuseTwice(TeamDetails details, long butFor) {
        List<Long> others = em.createQuery("""
                        select t.id from Team t where t.id <> :id and (t.name = :name or t.address = :address)
                        """, Long.class)
                .setParameter("id", butFor)
                .setParameter("name", details.name())
                .setParameter("address", details.address())
                .getResultList();
        if (!others.isEmpty()) {
            throw new TeamKnown(details.name());
        }
    }
}
