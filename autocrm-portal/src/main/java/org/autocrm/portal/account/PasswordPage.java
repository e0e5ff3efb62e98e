package org.autocrm.portal.account;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import org.autocrm.account.LinkNotValid;
import org.autocrm.account.PasswordTooWeak;
import org.autocrm.account.Registration;
import org.autocrm.portal.faces.Problems;
import org.jspecify.annotations.Nullable;

/** Backs {@code /password?token=...}, where the links of our mails lead. */
@Named
@RequestScoped
public class PasswordPage {

    private static final int LONGEST = 1_000; // hashing is meant to be slow, but not that slow

    @Inject
    private Registration registration;

    @Inject
    private Problems problems;

    private String token = "";
    private String password = "";
    private boolean good;

    /** Runs once per visit, as the page's view action. */
    public void open() {
        good = !token.isBlank() && registration.isGood(token);
    }

    /** Sets the password and goes to the log-in. */
    public void choose() throws IOException {
        open();
        if (!good) {
            return;
        }
        problems.checkWords("password", password, LONGEST);
        if (problems.isAny()) {
            return;
        }
        try {
            registration.choosePassword(token, password);
            var external = FacesContext.getCurrentInstance().getExternalContext();
            external.redirect(external.getRequestContextPath() + "/login?chosen=true");
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

    public void setToken(@Nullable String token) {
        this.token = token == null ? "" : token;
    }

    public String getPassword() {
        return password;
    }

    public void setPassword(String password) {
        this.password = password;
    }
}
