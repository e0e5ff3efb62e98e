package org.autocrm.mail.inbound;

import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import org.autocrm.event.Delivery;

/**
 * Hands each kept mail to {@link MailFollower}. Whatever that throws is delivered again, then goes to the dead letters.
 */
@MessageDriven(
        name = "InboundMailListener",
        activationConfig = {
            @ActivationConfigProperty(propertyName = "destinationType", propertyValue = "jakarta.jms.Queue"),
            @ActivationConfigProperty(propertyName = "destinationLookup", propertyValue = "jms/autocrm/mail-intake")
        })
public class InboundMailListener implements MessageListener {

    @Inject
    private Delivery delivery;

    @Inject
    private MailFollower mails;

    @Override
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public void onMessage(Message message) {
        delivery.each(MailIntake.FOLLOWER, message, mails::follow);
    }
}
