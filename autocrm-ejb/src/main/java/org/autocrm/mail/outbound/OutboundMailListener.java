package org.autocrm.mail.outbound;

import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import org.autocrm.account.AccountEvent.ConfirmationAsked;
import org.autocrm.account.AccountEvent.Invited;
import org.autocrm.account.AccountEvent.ResetAsked;
import org.autocrm.event.Delivery;
import org.autocrm.event.LoggedEvent;
import org.autocrm.mail.inbound.MailEvent.AnswerRefused;
import org.autocrm.mail.mailbox.MailboxEvent.MailboxFailing;
import org.autocrm.mail.mailbox.MailboxEvent.MailboxRecovered;

/** Hands what is to leave by mail to those who send it. What they throw is tried again, after growing pauses. */
@MessageDriven(
        name = "OutboundMailListener",
        activationConfig = {
            @ActivationConfigProperty(propertyName = "destinationType", propertyValue = "jakarta.jms.Queue"),
            @ActivationConfigProperty(propertyName = "destinationLookup", propertyValue = "jms/autocrm/mail-outbound")
        })
public class OutboundMailListener implements MessageListener {

    @Inject
    private Delivery delivery;

    @Inject
    private ReplySender replies;

    @Inject
    private AccountMailSender accounts;

    @Inject
    private MailboxAlarmSender alarms;

    @Inject
    private RefusalSender refusals;

    @Override
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public void onMessage(Message message) {
        delivery.each(OutboundSubscription.FOLLOWER, message, this::send);
    }

    private void send(LoggedEvent event) {
        if (event.is(ConfirmationAsked.class)) {
            accounts.sendConfirmation(event);
        } else if (event.is(Invited.class)) {
            accounts.sendInvitation(event);
        } else if (event.is(ResetAsked.class)) {
            accounts.sendReset(event);
        } else if (event.is(MailboxFailing.class)) {
            alarms.sendFailing(event);
        } else if (event.is(MailboxRecovered.class)) {
            alarms.sendRecovered(event);
        } else if (event.is(AnswerRefused.class)) {
            refusals.send(event);
        } else {
            replies.send(event);
        }
    }
}
