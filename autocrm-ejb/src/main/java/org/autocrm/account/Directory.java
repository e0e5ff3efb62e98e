package org.autocrm.account;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.io.Serializable;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.autocrm.shared.EmailAddress;
import org.autocrm.shared.Keyset;
import org.jspecify.annotations.Nullable;

/** Agents and teams to look up, part by part. */
@Stateless
@RolesAllowed("agent")
public class Directory {

    @PersistenceContext
    private EntityManager em;

    @Inject
    private Accounts accounts;

    /**
     * An account of the desk with its version.
     *
     * @param onDuty what the agent, or an administrator for them, chose; counts only while the account is active
     * @param active whether it can be used
     * @param joined whether they have chosen a password; until then they are invited
     */
    public record AgentEntry(
            Person person, List<Long> teams, boolean onDuty, boolean active, boolean joined, long version)
            implements Serializable {}

    /**
     * A team with its version.
     *
     * @param address mail to this address is the team's work; null where it has none
     * @param isDefault whether it takes the work that names no other
     * @param restricted whether its tickets are for its members, supervisors and administrators only
     * @param reopenWithinDays for how many days a solved ticket may be opened again by its customer; null for ever
     */
    public record TeamEntry(
            long id,
            String name,
            @Nullable EmailAddress address,
            boolean isDefault,
            boolean restricted,
            @Nullable Integer reopenWithinDays,
            List<Long> members,
            long version)
            implements Serializable {}

    /** The agents, those who joined last come first. */
    public List<AgentEntry> agents(Keyset part) {
        var found = em.createQuery(
                        "select a from Account a where a.role <> org.autocrm.account.Role.CUSTOMER and "
                                + part.condition("a.id"),
                        Account.class)
                .setParameter("from", part.from())
                .setMaxResults(part.size())
                .getResultList();
        return part.inOrder(entries(found));
    }

    /** An agent of that id. */
    public Optional<AgentEntry> agent(long id) {
        return accounts.find(id)
                .filter(account -> account.role() != Role.CUSTOMER)
                .map(account -> entries(List.of(account)).get(0));
    }

    /** The agents of these ids, by id. */
    public List<AgentEntry> agents(Collection<Long> ids) {
        return ids.isEmpty()
                ? List.of()
                : entries(em.createQuery(
                                "select a from Account a where a.id in :ids and a.role <> org.autocrm.account.Role.CUSTOMER"
                                        + " order by a.id",
                                Account.class)
                        .setParameter("ids", ids)
                        .getResultList());
    }

    /** The teams, those that were made last come first. */
    public List<TeamEntry> teams(Keyset part) {
        return part.inOrder(em.createQuery("select t from Team t where " + part.condition("t.id"), Team.class)
                .setParameter("from", part.from())
                .setMaxResults(part.size())
                .setHint("eclipselink.batch", "t.members")
                .getResultStream()
                .map(Team::toEntry)
                .toList());
    }

    /** The team of that id. */
    public Optional<TeamEntry> team(long id) {
        return Optional.ofNullable(em.find(Team.class, id)).map(Team::toEntry);
    }

    /** With their teams, by one more query for all of them. */
    private List<AgentEntry> entries(List<Account> found) {
        if (found.isEmpty()) {
            return List.of();
        }
        var teams = em.createQuery(
                        "select m.id, t.id from Team t join t.members m where m in :found order by t.id",
                        Object[].class)
                .setParameter("found", found)
                .getResultStream()
                .collect(Collectors.groupingBy(
                        row -> (Long) row[0], Collectors.mapping(row -> (Long) row[1], Collectors.toList())));
        return found.stream()
                .map(account -> account.toEntry(teams.getOrDefault(account.id(), List.of())))
                .toList();
    }
}
