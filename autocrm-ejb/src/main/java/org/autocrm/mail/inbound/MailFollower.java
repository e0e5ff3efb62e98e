package org.autocrm.mail.inbound;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.autocrm.event.LoggedEvent;

/**
 * Follows what happens to mails: each is taken, or as a whole not. Where an agent's mail cannot be done, a second
 * transaction notes why, after the first has taken everything back.
 */
@ApplicationScoped
public class MailFollower {

    @Inject
    private MailIntake intake;

    /** Takes the mail that the event speaks of, once. */
    public void follow(LoggedEvent event) {
        try {
            intake.take(event);
        } catch (AgentMailRefused refused) {
            intake.refuse(
                    event, refused.mail(), refused.agent(), refused.ticket(), String.valueOf(refused.getMessage()));
        }
    }
}
