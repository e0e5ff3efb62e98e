package org.autocrm.portal.account;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.autocrm.account.Registration;
import org.autocrm.portal.faces.Problems;
import org.autocrm.shared.EmailAddress;

/** Backs {@code /register}. The answer never tells whether an address is known: only the mail does. */
@Named
@RequestScoped
public class RegisterPage {

    private static final int LONGEST_NAME = 100;

    @Inject
    private Registration registration;

    @Inject
    private Problems problems;

    private String name = "";
    private String email = "";
    private boolean sent;

    /** Has the mail sent that leads on. */
    public void register() {
        problems.checkWords("name", name, LONGEST_NAME);
        var address = EmailAddress.in(email);
        if (address.isEmpty()) {
            problems.add("email", "problem.email");
        }
        if (!problems.isAny()) {
            registration.register(address.orElseThrow(), name);
            sent = true;
        }
    }

    /** Whether the page now tells to look for the mail. */
    public boolean isSent() {
        return sent;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public String getEmail() {
        return email;
    }

    public void setEmail(String email) {
        this.email = email.strip();
    }
}
