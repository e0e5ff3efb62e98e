package org.autocrm.account;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import org.autocrm.account.AccountEvent.ConfirmationAsked;
import org.autocrm.account.AccountEvent.PasswordChosen;
import org.autocrm.account.AccountEvent.Registered;
import org.autocrm.account.AccountEvent.Renamed;
import org.autocrm.account.AccountEvent.ResetAsked;
import org.autocrm.account.OneTimeLinks.Purpose;
import org.autocrm.shared.EmailAddress;

/**
 * How an account comes to be and gets its password. Every answer is the same whether an address is known or not; only
 * the mail to that address tells.
 */
@Stateless
@PermitAll
public class Registration {

    @Inject
    private Accounts accounts;

    @Inject
    private OneTimeLinks links;

    @Inject
    private Passwords passwords;

    @Inject
    private Event<AccountEvent> events;

    @Inject
    private Event<TeamEvent> teamEvents;

    @Inject
    private Clock clock;

    /** A customer registers. An address that has a password already gets the mail of a forgotten password. */
    public void register(EmailAddress email, String name) {
        var account = accounts.find(email).orElseGet(() -> add(email, name, Role.CUSTOMER));
        if (!account.hasPassword() && !account.name().equals(name.strip())) {
            events.fire(new Renamed(email, account.name(), name.strip()));
            account.callThemselves(name.strip());
        }
        askForLink(account);
    }

    /** Somebody forgot the password of this account, if there is one. */
    public void forgot(EmailAddress email) {
        accounts.find(email).ifPresent(this::askForLink);
    }

    /** Has a link mailed, but not one a second. */
    private void askForLink(Account account) {
        var purpose = account.hasPassword() ? Purpose.RESET : Purpose.CONFIRM;
        if (!account.isActive() || links.isFresh(purpose, account.id())) {
            return;
        }
        events.fire(account.hasPassword() ? new ResetAsked(account.email()) : new ConfirmationAsked(account.email()));
    }

    /** Whether the account of that address has chosen a password. */
    public boolean hasPassword(EmailAddress email) {
        return accounts.find(email).filter(Account::hasPassword).isPresent();
    }

    /** The secret part of a new link for the mail that confirms an address. */
    public String linkToConfirm(EmailAddress email) {
        return links.give(Purpose.CONFIRM, idOf(email));
    }

    /** The secret part of a new link for the mail about a forgotten password. */
    public String linkToReset(EmailAddress email) {
        return links.give(Purpose.RESET, idOf(email));
    }

    /** Whether the secret of a mailed link would work now. */
    public boolean isGood(String token) {
        return links.isGood(token, List.of(Purpose.CONFIRM, Purpose.RESET));
    }

    /**
     * Uses a mailed link up and sets the password.
     *
     * @throws LinkNotValid if the link was used, is too old or never was one
     * @throws PasswordTooWeak if the password is too short; the link stays valid
     */
    public EmailAddress choosePassword(String token, String password) {
        var hash = passwords.hash(password);
        var id = links.use(token, List.of(Purpose.CONFIRM, Purpose.RESET)).orElseThrow(LinkNotValid::new);
        var account = accounts.find(id).filter(Account::isActive).orElseThrow(LinkNotValid::new);
        var first = !account.hasPassword();
        account.choosePassword(hash);
        events.fire(new PasswordChosen(account.email(), first));
        return account.email();
    }

    /** Whether the installation still needs its first administrator. */
    public boolean needsSetUp() {
        return !accounts.hasAdministrator();
    }

    /** The secret part of a new link that makes the first administrator; earlier ones end. */
    public String linkToSetUp() {
        return links.give(Purpose.SET_UP, null);
    }

    /** Whether the secret of a set-up link would work now. */
    public boolean isGoodForSetUp(String token) {
        return needsSetUp() && links.isGood(token, List.of(Purpose.SET_UP));
    }

    /**
     * Makes the first administrator and the first team.
     *
     * @throws LinkNotValid if the link is none, or there is an administrator already
     * @throws PasswordTooWeak if the password is too short
     */
    public void setUp(String token, EmailAddress email, String name, String password) {
        var hash = passwords.hash(password);
        if (!needsSetUp() || links.use(token, List.of(Purpose.SET_UP)).isEmpty()) {
            throw new LinkNotValid();
        }
        var administrator = add(email, name, Role.ADMINISTRATOR);
        administrator.choosePassword(hash);
        events.fire(new PasswordChosen(email, true));
        accounts.addFirstTeam(administrator).ifPresent(teamEvents::fire);
    }

    /** The name under which an account is known. */
    public String nameOf(EmailAddress email) {
        return accounts.find(email).map(Account::name).orElse(email.value());
    }

    private Account add(EmailAddress email, String name, Role role) {
        var account = accounts.add(new Account(email, name.strip(), role, clock.instant()));
        events.fire(new Registered(email, account.name(), role));
        return account;
    }

    private Long idOf(EmailAddress email) {
        return accounts.find(email).map(Account::id).orElseThrow(LinkNotValid::new);
    }
}
