package org.autocrm.portal.account;

import jakarta.annotation.PostConstruct;
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
import org.autocrm.portal.faces.Frame;
import org.autocrm.portal.faces.Places;
import org.autocrm.portal.faces.Problems;
import org.autocrm.portal.faces.Visit;
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
    private Visit visit;

    @Inject
    private Problems problems;

    private String email = "";
    private String password = "";
    private String to = "";

    @PostConstruct
    void arrive() {
        to = visit.parameter("to");
    }

    /** Runs once per visit, as the page's view action: who has logged in needs no form. */
    public void open() {
        if (frame.isKnown()) {
            visit.goTo(Places.afterLogIn(to));
        }
    }

    /** Logs in and goes where the visitor wanted to go. */
    public void logIn() {
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
            visit.goTo(Places.afterLogIn(to));
        } else {
            problems.add("email", "login.wrong");
        }
    }

    /** Ends the session. */
    public void logOut() throws ServletException {
        var external = FacesContext.getCurrentInstance().getExternalContext();
        ((HttpServletRequest) external.getRequest()).logout();
        external.invalidateSession();
        visit.goTo("/");
    }

    /** Why there is a log-in now, as a key of the texts; null where the visitor came by themselves. */
    public @Nullable String getReason() {
        if (to.isEmpty()) {
            return null;
        }
        return Places.afterLogIn(to).equals("/ask") ? "login.toAsk" : "login.toRead";
    }

    /** Whether a password was chosen just now. */
    public boolean isPasswordChosen() {
        return !visit.parameter("chosen").isEmpty();
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

    public String getTo() {
        return to;
    }
}
