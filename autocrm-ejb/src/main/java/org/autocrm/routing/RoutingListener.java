package org.autocrm.routing;

import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import org.autocrm.event.Delivery;

/** Routes in a transaction of its own: a decision that fails never keeps a ticket from existing. */
@MessageDriven(
        name = "RoutingListener",
        activationConfig = {
            @ActivationConfigProperty(propertyName = "destinationType", propertyValue = "jakarta.jms.Queue"),
            @ActivationConfigProperty(propertyName = "destinationLookup", propertyValue = "jms/autocrm/routing")
        })
public class RoutingListener implements MessageListener {

    @Inject
    private Delivery delivery;

    @Inject
    private Router router;

    @Override
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public void onMessage(Message message) {
        delivery.all(Router.FOLLOWER, message, router::follow);
    }
}
