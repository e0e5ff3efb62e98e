package org.autocrm.portal.account;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.autocrm.account.Registration;
import org.autocrm.portal.faces.Problems;
import org.autocrm.shared.EmailAddress;

/** Backs {@code /forgot}. The answer never tells whether an address is known: only the mail does. */
@Named
@RequestScoped
public class ForgotPage {

    @Inject
    private Registration registration;

    @Inject
    private Problems problems;

    private String email = "";
    private boolean sent;

    /** Has the mail sent that leads to a new password. */
    public void ask() {
        var address = EmailAddress.in(email);
        if (address.isEmpty()) {
            problems.add("email", "problem.email");
        } else {
            registration.forgot(address.get());
            sent = true;
        }
    }

    /** Whether the page now tells to look for the mail. */
    public boolean isSent() {
        return sent;
    }

    public String getEmail() {
        return email;
    }

    public void setEmail(String email) {
        this.email = email.strip();
    }
}
