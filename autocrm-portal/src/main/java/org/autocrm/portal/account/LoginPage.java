package org.autocrm.portal.account;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.SecurityContext;
import jakarta.security.enterprise.authentication.mechanism.http.AuthenticationParameters;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.autocrm.portal.faces.Frame;
import org.autocrm.portal.faces.Places;
import org.autocrm.portal.faces.Problems;
import org.jspecify.annotations.Nullable;

/** Backs {@code /login}, and the button that logs out. */
@Named
@RequestScoped
public class LoginPage {

    @Inject
    private SecurityContext security;

    @Inject
    private Frame frame;

    @Inject
    private Problems problems;

    private String email = "";
    private String password = "";
    private @Nullable String to;
    private @Nullable String chosen;

    /** Runs once per visit, as the page's view action: who has logged in needs no form. */
    public void open() throws IOException {
        if (frame.isKnown()) {
            goOn();
        }
    }

    /** Logs in and goes where the visitor wanted to go. */
    public void logIn() throws IOException {
        if (email.isBlank()) {
            problems.add("email", "problem.email");
        }
        if (password.isEmpty()) {
            problems.add("password", "problem.password");
        }
        if (problems.isAny()) {
            return;
        }
        var external = FacesContext.getCurrentInstance().getExternalContext();
        var status = security.authenticate(
                (HttpServletRequest) external.getRequest(),
                (HttpServletResponse) external.getResponse(),
                AuthenticationParameters.withParams()
                        .credential(new UsernamePasswordCredential(email, password))
                        .newAuthentication(true));
        if (status == AuthenticationStatus.SUCCESS) {
            goOn();
        } else {
            problems.add("email", "login.wrong");
        }
    }

    /** Ends the session. */
    public void logOut() throws IOException, ServletException {
        var external = FacesContext.getCurrentInstance().getExternalContext();
        ((HttpServletRequest) external.getRequest()).logout();
        external.invalidateSession();
        external.redirect(external.getRequestContextPath() + "/");
    }

    private void goOn() throws IOException {
        var external = FacesContext.getCurrentInstance().getExternalContext();
        external.redirect(external.getRequestContextPath() + Places.afterLogIn(to));
    }

    /** Why there is a log-in now, as a key of the texts; null where the visitor came by themselves. */
    public @Nullable String getReason() {
        if (to == null) {
            return null;
        }
        return Places.afterLogIn(to).equals("/ask") ? "login.toAsk" : "login.toRead";
    }

    /** Whether a password was chosen just now. */
    public boolean isPasswordChosen() {
        return chosen != null;
    }

    public String getEmail() {
        return email;
    }

    public void setEmail(String email) {
        this.email = email;
    }

    public String getPassword() {
        return password;
    }

    public void setPassword(String password) {
        this.password = password;
    }

    public @Nullable String getTo() {
        return to;
    }

    public void setTo(@Nullable String to) {
        this.to = to == null || to.isBlank() ? null : to;
    }

    public @Nullable String getChosen() {
        return chosen;
    }

    public void setChosen(@Nullable String chosen) {
        this.chosen = chosen;
    }
}
