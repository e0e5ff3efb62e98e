package org.autocrm.web.login;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.autocrm.account.LinkNotValid;
import org.autocrm.account.PasswordTooWeak;
import org.autocrm.account.Registration;
import org.autocrm.shared.EmailAddress;
import org.jspecify.annotations.Nullable;

/** Backs {@code /setup}: the one-time link of the log makes the first administrator. */
@Named
@RequestScoped
public class SetupPage {

    @Inject
    private Registration registration;

    private @Nullable String token;
    private String email = "";
    private String name = "";
    private String password = "";

    /** Whether the link would work. */
    public boolean isGood() {
        return token != null && registration.isGoodForSetUp(token);
    }

    /** Makes the administrator and goes to the log-in. */
    public @Nullable String setUp() {
        var address = EmailAddress.in(email);
        if (address.isEmpty() || token == null || name.isBlank()) {
            say("An e-mail address, a name and a password are needed.");
            return null;
        }
        try {
            registration.setUp(token, address.get(), name, password);
            return "/login.xhtml?faces-redirect=true";
        } catch (PasswordTooWeak e) {
            say("The password is too short: use at least 10 characters.");
        } catch (LinkNotValid e) {
            say("The link is not valid any more. Restart the application for a new one.");
        }
        return null;
    }

    private static void say(String text) {
        FacesContext.getCurrentInstance().addMessage(null, new FacesMessage(FacesMessage.SEVERITY_ERROR, text, null));
    }

    public @Nullable String getToken() {
        return token;
    }

    public void setToken(@Nullable String token) {
        this.token = token;
    }

    public String getEmail() {
        return email;
    }

    public void setEmail(String email) {
        this.email = email;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public String getPassword() {
        return password;
    }

    public void setPassword(String password) {
        this.password = password;
    }
}
