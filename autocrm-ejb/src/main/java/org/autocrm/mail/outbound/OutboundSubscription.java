package org.autocrm.mail.outbound;

import jakarta.enterprise.context.ApplicationScoped;
import org.autocrm.account.AccountEvent.ConfirmationAsked;
import org.autocrm.account.AccountEvent.Invited;
import org.autocrm.account.AccountEvent.ResetAsked;
import org.autocrm.event.Subscription;
import org.autocrm.mail.inbound.MailEvent.AnswerRefused;
import org.autocrm.mail.mailbox.MailboxEvent.MailboxFailing;
import org.autocrm.mail.mailbox.MailboxEvent.MailboxRecovered;
import org.autocrm.ticket.TicketEvent.Acknowledged;
import org.autocrm.ticket.TicketEvent.ReplyWritten;

/** What leaves by mail. */
@ApplicationScoped
class OutboundSubscription extends Subscription {

    static final String FOLLOWER = "mail-outbound";

    OutboundSubscription() {
        super(
                FOLLOWER,
                ReplyWritten.class,
                Acknowledged.class,
                ConfirmationAsked.class,
                ResetAsked.class,
                Invited.class,
                MailboxFailing.class,
                MailboxRecovered.class,
                AnswerRefused.class);
    }
}
