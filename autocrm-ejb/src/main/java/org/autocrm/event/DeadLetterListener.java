package org.autocrm.event;

import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;

/** Takes what the broker has given up and puts it on the list that the desk shows. */
@MessageDriven(
        name = "DeadLetterListener",
        activationConfig = {
            @ActivationConfigProperty(propertyName = "destinationType", propertyValue = "jakarta.jms.Queue"),
            @ActivationConfigProperty(propertyName = "destinationLookup", propertyValue = "jms/autocrm/dead")
        })
public class DeadLetterListener implements MessageListener {

    @Inject
    private FailedFollowUps failures;

    @Override
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public void onMessage(Message message) {
        var follower = Delivery.followerOf(message);
        try (var here = Origin.ofFollower(follower).enter()) {
            Delivery.eachId(message, event -> failures.bury(follower, event));
        }
    }
}
