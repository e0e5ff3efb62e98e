package org.autocrm.mail.inbound;

import jakarta.enterprise.context.ApplicationScoped;
import org.autocrm.event.Subscription;
import org.autocrm.mail.inbound.MailEvent.AllReadAgain;
import org.autocrm.mail.inbound.MailEvent.Kept;
import org.autocrm.mail.inbound.MailEvent.ReadAgain;

/** What the intake wants to hear of. */
@ApplicationScoped
class MailIntakeSubscription extends Subscription {

    MailIntakeSubscription() {
        super(MailIntake.FOLLOWER, Kept.class, ReadAgain.class, AllReadAgain.class);
    }
}
