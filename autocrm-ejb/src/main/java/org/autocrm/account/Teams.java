package org.autocrm.account;

import jakarta.annotation.Resource;
import jakarta.annotation.security.DeclareRoles;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.autocrm.account.AccountEvent.DutyChanged;
import org.autocrm.event.DomainEvent;
import org.autocrm.shared.EmailAddress;

/** The teams, and who works in them. */
@Stateless
@RolesAllowed("agent")
@DeclareRoles("supervisor")
public class Teams {

    @PersistenceContext
    private EntityManager em;

    @Inject
    private Accounts accounts;

    @Inject
    private Event<DomainEvent> events;

    @Resource
    private SessionContext caller;

    /** All teams by name. */
    @PermitAll
    public List<TeamRef> all() {
        return em.createQuery("select t from Team t order by t.name", Team.class)
                .getResultStream()
                .map(Team::toRef)
                .toList();
    }

    /** All agents by name, but for those who were deactivated. */
    public List<Person> agents() {
        return em.createQuery(
                        "select a from Account a where a.active = true and a.role <> org.autocrm.account.Role.CUSTOMER order by a.name",
                        Account.class)
                .getResultStream()
                .map(Account::toPerson)
                .toList();
    }

    /** The same for those who act for somebody, or for nobody. */
    @PermitAll
    public List<Person> allAgents() {
        return agents();
    }

    /** Who administers this installation and can log in, for mails to them. */
    @PermitAll
    public List<Person> administrators() {
        return em.createQuery(
                        "select a from Account a where a.active = true and a.role = org.autocrm.account.Role.ADMINISTRATOR order by a.id",
                        Account.class)
                .getResultStream()
                .map(Account::toPerson)
                .toList();
    }

    /** All who are or were agents, by name. */
    public List<Person> everybody() {
        return em.createQuery(
                        "select a from Account a where a.role <> org.autocrm.account.Role.CUSTOMER order by a.name",
                        Account.class)
                .getResultStream()
                .map(Account::toPerson)
                .toList();
    }

    /** The team whose work is mail to this address, else the default team; empty while there is no team. */
    @PermitAll
    public Optional<TeamRef> inChargeOf(Optional<EmailAddress> address) {
        return address.flatMap(this::withAddress).or(this::byDefault);
    }

    /** The team of that id. */
    @PermitAll
    public Optional<TeamRef> find(long team) {
        return Optional.ofNullable(em.find(Team.class, team)).map(Team::toRef);
    }

    /** Whether an agent works in a team. */
    @PermitAll
    public boolean isMember(long team, long agent) {
        return Optional.ofNullable(em.find(Team.class, team)).stream()
                .flatMap(found -> found.people().stream())
                .anyMatch(person -> person.id() == agent);
    }

    /** The members of a team who are on duty, in the order of their ids. */
    @PermitAll
    public List<Person> onDuty(long team) {
        return Optional.ofNullable(em.find(Team.class, team)).stream()
                .flatMap(found -> found.people().stream())
                .filter(Person::available)
                .toList();
    }

    /** All members of a team who have not left, on duty or not. */
    @PermitAll
    public List<Person> members(long team) {
        return Optional.ofNullable(em.find(Team.class, team)).stream()
                .flatMap(found -> found.people().stream())
                .filter(person -> isAgent(person.id()))
                .toList();
    }

    /** The teams that the caller works in. */
    public List<TeamRef> mine() {
        return em.createQuery("select t from Team t join t.members m where m.email = :me order by t.name", Team.class)
                .setParameter("me", new EmailAddress(caller.getCallerPrincipal().getName()))
                .getResultStream()
                .map(Team::toRef)
                .toList();
    }

    /** The teams whose tickets the caller may see, by name. */
    public List<TeamRef> inSight() {
        var hidden = outOfSight();
        return all().stream().filter(team -> !hidden.contains(team.id())).toList();
    }

    /**
     * The teams whose tickets the caller may not see: restricted ones that the caller does not work in. None for
     * supervisors.
     */
    public Set<Long> outOfSight() {
        if (caller.isCallerInRole("supervisor")) {
            return Set.of();
        }
        return em.createQuery("""
                        select t.id from Team t where t.restricted = true
                        and not exists (select m.id from t.members m where m.email = :me)
                        """, Long.class)
                .setParameter("me", new EmailAddress(caller.getCallerPrincipal().getName()))
                .getResultStream()
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Whether the caller may not see tickets of a team: it is restricted, and the caller does not work in it. */
    public boolean isOutOfSight(long team) {
        return !caller.isCallerInRole("supervisor")
                && !em.createQuery("""
                                select t.id from Team t where t.id = :team and t.restricted = true
                                and not exists (select m.id from t.members m where m.email = :me)
                                """, Long.class)
                        .setParameter("team", team)
                        .setParameter(
                                "me",
                                new EmailAddress(caller.getCallerPrincipal().getName()))
                        .getResultList()
                        .isEmpty();
    }

    /** Whether an agent may not see tickets of a team: it is restricted, and the agent does not work in it. */
    @PermitAll
    public boolean isOutOfSightOf(Person agent, long team) {
        return !agent.role().reaches(Role.SUPERVISOR)
                && Optional.ofNullable(em.find(Team.class, team)).filter(Team::isRestricted).stream()
                        .anyMatch(found -> found.people().stream().noneMatch(person -> person.id() == agent.id()));
    }

    /** The agent of an account, of whatever role; none who is deactivated. */
    @PermitAll
    public Optional<Person> agent(long account) {
        return accounts.find(account)
                .filter(found -> found.isActive() && found.role() != Role.CUSTOMER)
                .map(Account::toPerson);
    }

    /** The agent of that address, of whatever role; none who is deactivated. */
    @PermitAll
    public Optional<Person> agentOf(EmailAddress address) {
        return accounts.find(address).map(Account::toPerson).filter(person -> isAgent(person.id()));
    }

    /** Whether an account is an active agent's, of whatever role. */
    @PermitAll
    public boolean isAgent(long account) {
        return agent(account).isPresent();
    }

    /** For how many days a solved ticket of a team may be opened again by its customer; empty means for ever. */
    @PermitAll
    public OptionalInt reopensWithin(long team) {
        return Optional.ofNullable(em.find(Team.class, team)).stream()
                .map(Team::reopenWithinDays)
                .flatMapToInt(OptionalInt::stream)
                .findFirst();
    }

    /**
     * Decides for how many days a solved ticket of a team may be opened again. A later answer opens a new ticket that
     * is linked with it.
     *
     * @param days 0 means never, empty means for ever
     */
    @RolesAllowed("administrator")
    public void reopenWithin(long team, OptionalInt days) {
        Optional.ofNullable(em.find(Team.class, team, LockModeType.PESSIMISTIC_WRITE))
                .flatMap(found -> found.reopenWithin(days))
                .ifPresent(events::fire);
    }

    /** The caller's own account. */
    public Person me() {
        return account().toPerson();
    }

    /** The caller goes on or off duty; off duty means no new work. */
    public void goOnDuty(boolean onDuty) {
        var account = account();
        var before = account.isOnDuty();
        if (before != onDuty) {
            account.goOnDuty(onDuty);
            events.fire(new DutyChanged(account.email(), before, onDuty));
        }
    }

    /** Somebody who shows no sign of life is off duty; whether they were on duty. */
    @PermitAll
    public boolean takeOffDuty(long agent) {
        var account = accounts.find(agent).filter(Account::isOnDuty);
        account.ifPresent(found -> {
            found.goOnDuty(false);
            em.flush();
            events.fire(new DutyChanged(found.email(), true, false));
        });
        return account.isPresent();
    }

    private Account account() {
        var email = new EmailAddress(caller.getCallerPrincipal().getName());
        return accounts.find(email).orElseThrow(() -> new IllegalStateException("no account " + email));
    }

    private Optional<TeamRef> withAddress(EmailAddress address) {
        return em.createQuery("select t from Team t where t.address = :address", Team.class)
                .setParameter("address", address)
                .getResultStream()
                .map(Team::toRef)
                .findFirst();
    }

    private Optional<TeamRef> byDefault() {
        return em.createQuery("select t from Team t where t.isDefault = true", Team.class)
                .getResultStream()
                .map(Team::toRef)
                .findFirst();
    }
}
