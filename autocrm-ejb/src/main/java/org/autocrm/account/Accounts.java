package org.autocrm.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.Optional;
import org.autocrm.account.TeamEvent.TeamMade;
import org.autocrm.shared.EmailAddress;

/** All accounts, as if they lay in memory. */
@ApplicationScoped
class Accounts {

    @PersistenceContext
    private EntityManager em;

    Optional<Account> find(EmailAddress email) {
        return em.createQuery("select a from Account a where a.email = :email", Account.class)
                .setParameter("email", email)
                .getResultStream()
                .findFirst();
    }

    Optional<Account> find(long id) {
        return Optional.ofNullable(em.find(Account.class, id));
    }

    Account add(Account account) {
        em.persist(account);
        return account;
    }

    /** A new installation has one team, which takes all work; empty where there are teams already. */
    Optional<TeamMade> addFirstTeam(Account member) {
        if (!em.createQuery("select t.id from Team t", Long.class)
                .setMaxResults(1)
                .getResultList()
                .isEmpty()) {
            return Optional.empty();
        }
        var team = new Team("Support", true);
        team.welcome(member);
        em.persist(team);
        var made = team.toRef();
        return Optional.of(new TeamMade(made.id(), made.name(), true, Optional.of(member.email())));
    }

    /** Who joins or leaves a team is changed by it, though no column of theirs shows it. */
    void touch(Account account) {
        em.flush();
        em.createNativeQuery("update account set version = version + 1 where id = ?1")
                .setParameter(1, account.id())
                .executeUpdate();
        em.refresh(account);
    }

    /** So is the team. */
    void touch(Team team) {
        em.flush();
        em.createNativeQuery("update team set version = version + 1 where id = ?1")
                .setParameter(1, team.id())
                .executeUpdate();
        em.refresh(team);
    }

    /** Whether there is an administrator besides who can log in; no other change to administrators comes between. */
    boolean hasAnotherAdministrator(Account but) {
        return em.createQuery(
                        "select a from Account a where a.role = org.autocrm.account.Role.ADMINISTRATOR order by a.id",
                        Account.class)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .anyMatch(administrator -> !administrator.id().equals(but.id()) && administrator.canLogIn());
    }

    boolean hasAdministrator() {
        return !em.createQuery(
                        "select a.id from Account a where a.role = org.autocrm.account.Role.ADMINISTRATOR and a.passwordHash is not null",
                        Long.class)
                .setMaxResults(1)
                .getResultList()
                .isEmpty();
    }
}
