package org.autocrm.rule;

import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import org.autocrm.event.Delivery;
import org.autocrm.event.LoggedEvent;
import org.autocrm.rule.RuleEvent.Mailed;

/** Asks rules in transactions of their own: a rule that fails keeps no change from being made. */
@MessageDriven(
        name = "RuleListener",
        activationConfig = {
            @ActivationConfigProperty(propertyName = "destinationType", propertyValue = "jakarta.jms.Queue"),
            @ActivationConfigProperty(propertyName = "destinationLookup", propertyValue = "jms/autocrm/rule")
        })
public class RuleListener implements MessageListener {

    @Inject
    private Delivery delivery;

    @Inject
    private ChangeRules rules;

    @Inject
    private RuleMailer mailer;

    @Override
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public void onMessage(Message message) {
        delivery.each(RuleSubscription.FOLLOWER, message, this::follow);
    }

    private void follow(LoggedEvent event) {
        if (event.is(Mailed.class)) {
            mailer.send(event);
        } else {
            rules.follow(event);
        }
    }
}
