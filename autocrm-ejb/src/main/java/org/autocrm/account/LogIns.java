package org.autocrm.account;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.Set;
import org.autocrm.shared.EmailAddress;

/** Checks a password. */
@Stateless
@PermitAll
public class LogIns {

    @Inject
    private Accounts accounts;

    @Inject
    private Passwords passwords;

    /** The groups of who is logged in under that address; empty if the account may not be used (any more). */
    public Optional<Set<String>> groups(String email) {
        return EmailAddress.in(email)
                .flatMap(accounts::find)
                .filter(Account::canLogIn)
                .map(found -> found.role().groups());
    }

    /** Whose address and password these are; takes as long for an unknown address as for a wrong password. */
    public Optional<Person> check(String email, char[] password) {
        var account = EmailAddress.in(email).flatMap(accounts::find).filter(Account::canLogIn);
        if (account.isEmpty()) {
            passwords.matchesNobody(password);
            return Optional.empty();
        }
        return account.filter(
                        found -> found.passwordHash() != null && passwords.matches(password, found.passwordHash()))
                .map(Account::toPerson);
    }
}
