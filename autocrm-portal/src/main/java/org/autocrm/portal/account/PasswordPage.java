package org.autocrm.portal.account;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.autocrm.account.LinkNotValid;
import org.autocrm.account.PasswordTooWeak;
import org.autocrm.account.Registration;
import org.autocrm.portal.faces.Problems;
import org.autocrm.portal.faces.Visit;

/** Backs {@code /password?token=...}, where the links of our mails lead. */
@Named
@RequestScoped
public class PasswordPage {

    private static final int LONGEST = 1_000; // hashing is meant to be slow, but not that slow

    @Inject
    private Registration registration;

    @Inject
    private Visit visit;

    @Inject
    private Problems problems;

    private String token = "";
    private String password = "";
    private boolean good;

    /** Looks at the token of the link, or of the form, before the page asks whether there is a form. */
    @PostConstruct
    void arrive() {
        token = visit.parameter("token");
        good = !token.isBlank() && registration.isGood(token);
    }

    /** Sets the password and goes to the log-in. */
    public void choose() {
        problems.checkWords("password", password, LONGEST);
        if (problems.isAny()) {
            return;
        }
        try {
            registration.choosePassword(token, password);
            visit.goTo("/login?chosen=true");
        } catch (PasswordTooWeak e) {
            problems.add("password", "problem.weak");
        } catch (LinkNotValid e) {
            good = false;
        }
    }

    /** Whether the link works: it was not used and is not too old. */
    public boolean isGood() {
        return good;
    }

    public String getToken() {
        return token;
    }

    public String getPassword() {
        return password;
    }

    public void setPassword(String password) {
        this.password = password;
    }
}
