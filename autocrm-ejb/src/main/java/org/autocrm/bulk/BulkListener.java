package org.autocrm.bulk;

import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import org.autocrm.event.Delivery;

/** Does the jobs that were started. Each step has a transaction of its own, so a long job holds nothing up. */
@MessageDriven(
        name = "BulkListener",
        activationConfig = {
            @ActivationConfigProperty(propertyName = "destinationType", propertyValue = "jakarta.jms.Queue"),
            @ActivationConfigProperty(propertyName = "destinationLookup", propertyValue = "jms/autocrm/bulk")
        })
public class BulkListener implements MessageListener {

    @Inject
    private Delivery delivery;

    @Inject
    private BulkRunner runner;

    @Override
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public void onMessage(Message message) {
        delivery.each(BulkRunner.FOLLOWER, message, runner::follow);
    }
}
