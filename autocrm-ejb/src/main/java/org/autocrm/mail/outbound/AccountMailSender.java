package org.autocrm.mail.outbound;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import org.autocrm.account.Registration;
import org.autocrm.event.FollowUps;
import org.autocrm.event.LoggedEvent;
import org.autocrm.postman.OutgoingMail;
import org.autocrm.postman.Postman;
import org.autocrm.setting.Settings;
import org.autocrm.shared.EmailAddress;
import org.autocrm.shared.Tokens;

/**
 * Sends the mails with one-time links. The link is made in the transaction that sends it, so a link that was never sent
 * never was one.
 */
@Stateless
@PermitAll
public class AccountMailSender {

    @Inject
    private FollowUps followUps;

    @Inject
    private Registration registration;

    @Inject
    private Postman postman;

    @Inject
    private Settings settings;

    /** Sends the link that confirms an address and sets the first password. */
    public void sendConfirmation(LoggedEvent event) {
        if (followUps.isFirst(OutboundSubscription.FOLLOWER, event)) {
            var account = new EmailAddress(event.text("account"));
            send(account, "Confirm your address", """
                    Hello %s,

                    please confirm your address and choose a password:

                    %s

                    The link works once and for 24 hours. If you did not register, ignore this mail: nothing happens.

                    %s
                    """, link(registration.linkToConfirm(account)));
        }
    }

    /** Tells somebody that they are an agent now, with the link that sets the first password if they have none. */
    public void sendInvitation(LoggedEvent event) {
        if (followUps.isFirst(OutboundSubscription.FOLLOWER, event)) {
            var account = new EmailAddress(event.text("account"));
            if (registration.hasPassword(account)) {
                send(account, "You are an agent now", """
                        Hello %s,

                        your account works at the desk now. Log in with your password:

                        %s

                        %s
                        """, settings.publicUrl() + "/autocrm/login");
                return;
            }
            send(account, "Your account at the desk", """
                    Hello %s,

                    there is an account for you at the desk. Choose a password for it:

                    %s

                    The link works once and for 24 hours. Then log in at the desk, with this address and the password.

                    %s
                    """, link(registration.linkToConfirm(account)));
        }
    }

    /** Sends the link that sets a new password. */
    public void sendReset(LoggedEvent event) {
        if (followUps.isFirst(OutboundSubscription.FOLLOWER, event)) {
            var account = new EmailAddress(event.text("account"));
            send(account, "Choose a new password", """
                    Hello %s,

                    somebody, most likely you, asked for a new password. Choose it here:

                    %s

                    The link works once and for 24 hours. If you did not ask, ignore this mail: your password stays.

                    %s
                    """, link(registration.linkToReset(account)));
        }
    }

    private void send(EmailAddress account, String subject, String template, String link) {
        var name = registration.nameOf(account);
        var text = template.formatted(name, link, settings.brand());
        postman.sendOrDrop(OutgoingMail.automatic( // who mistyped an address will notice
                Tokens.random() + "@" + settings.supportAddress().domain(),
                settings.supportAddress(),
                settings.brand(),
                account,
                name,
                subject,
                text,
                link));
    }

    private String link(String token) {
        return settings.publicUrl() + "/support/password?token=" + token;
    }
}
