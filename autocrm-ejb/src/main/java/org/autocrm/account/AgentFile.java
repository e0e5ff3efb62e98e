package org.autocrm.account;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.autocrm.account.AccountEvent.ActiveChanged;
import org.autocrm.account.AccountEvent.DutyChanged;
import org.autocrm.account.AccountEvent.Invited;
import org.autocrm.account.AccountEvent.Registered;
import org.autocrm.account.AccountEvent.Renamed;
import org.autocrm.account.AccountEvent.RoleChanged;
import org.autocrm.account.Directory.AgentEntry;
import org.autocrm.account.OneTimeLinks.Purpose;
import org.autocrm.event.DomainEvent;
import org.autocrm.shared.EmailAddress;

/** Who is an agent: they are invited, and deactivated when they leave. An account never goes, for what it did stays. */
@Stateless
@RolesAllowed("administrator")
public class AgentFile {

    @PersistenceContext
    private EntityManager em;

    @Inject
    private Accounts accounts;

    @Inject
    private OneTimeLinks links;

    @Inject
    private Event<DomainEvent> events;

    @Inject
    private Clock clock;

    /**
     * Makes somebody an agent, and has a link mailed to them by which they choose a password. A customer who has an
     * account keeps it, and the password; who was invited and has not chosen one yet is invited again.
     *
     * @throws AgentKnown if the address is that of an agent who has joined
     * @throws StaffNotValid if one of the teams does not exist
     */
    public AgentEntry invite(EmailAddress email, AgentDetails details) {
        var known = accounts.find(email);
        if (known.filter(account -> account.role() != Role.CUSTOMER && account.hasPassword())
                .isPresent()) {
            throw new AgentKnown(email);
        }
        var account = known.map(this::locked).orElseGet(() -> {
            var added = accounts.add(new Account(email, details.name(), details.role(), clock.instant()));
            events.fire(new Registered(email, details.name(), details.role()));
            return added;
        });
        em.flush();
        become(account, details);
        if (!links.isFresh(Purpose.CONFIRM, account.id())) {
            events.fire(new Invited(email, details.role()));
        }
        em.flush();
        return account.toEntry(details.teams());
    }

    /**
     * Changes what an administrator decides about an agent.
     *
     * @param seen the version that the caller has seen, where that is known
     * @param change from what is to what is to be; runs while nobody else can change it
     * @throws UnknownAccount if there is no agent of that id
     * @throws LastAdministrator if nobody would be left who runs the installation
     * @throws StaffNotValid if one of the teams does not exist
     */
    public AgentEntry change(long id, OptionalLong seen, UnaryOperator<AgentDetails> change) {
        var account = accounts.find(id)
                .filter(found -> found.role() != Role.CUSTOMER)
                .map(this::locked)
                .orElseThrow(() -> new UnknownAccount(Long.toString(id)));
        account.refuseOutdated(seen);
        var present = new AgentDetails(
                account.name(), account.role(), teamsOf(account), account.isOnDuty(), account.isActive());
        var next = change.apply(present);
        if (account.canLogIn()
                && present.role() == Role.ADMINISTRATOR
                && !(next.active() && next.role() == Role.ADMINISTRATOR)
                && !accounts.hasAnotherAdministrator(account)) {
            throw new LastAdministrator();
        }
        become(account, next);
        em.flush();
        return account.toEntry(next.teams());
    }

    private void become(Account account, AgentDetails next) {
        var email = account.email();
        if (!account.name().equals(next.name())) {
            events.fire(new Renamed(email, account.name(), next.name()));
            account.callThemselves(next.name());
        }
        if (account.role() != next.role()) {
            events.fire(new RoleChanged(email, account.role(), next.role()));
            account.take(next.role());
        }
        if (account.isOnDuty() != next.onDuty()) {
            events.fire(new DutyChanged(email, account.isOnDuty(), next.onDuty()));
            account.goOnDuty(next.onDuty());
        }
        if (account.isActive() != next.active()) {
            events.fire(new ActiveChanged(email, account.isActive(), next.active()));
            account.activate(next.active());
        }
        var present = teamsOf(account);
        if (!present.equals(next.teams())) {
            Stream.concat(present.stream(), next.teams().stream())
                    .distinct()
                    .sorted()
                    .filter(team -> present.contains(team) != next.teams().contains(team))
                    .forEach(team -> change(team, account, next.teams().contains(team)));
            accounts.touch(account);
        }
    }

    private void change(long id, Account account, boolean joins) {
        var team = Optional.ofNullable(em.find(Team.class, id, LockModeType.PESSIMISTIC_WRITE))
                .orElseThrow(() -> new StaffNotValid("teams", "There is no team " + id + "."));
        events.fire(joins ? team.welcomed(account) : team.dismissed(account));
        accounts.touch(team);
    }

    private List<Long> teamsOf(Account account) {
        return em.createQuery("select t.id from Team t join t.members m where m = :account order by t.id", Long.class)
                .setParameter("account", account)
                .getResultList();
    }

    private Account locked(Account account) {
        em.refresh(account, LockModeType.PESSIMISTIC_WRITE);
        return account;
    }
}
