package org.autocrm.notification;

import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import java.util.List;
import org.autocrm.event.Delivery;
import org.autocrm.event.LoggedEvent;

/** Has agents told of what happened: first on the screen, in one transaction, then by mail. */
@MessageDriven(
        name = "NotificationListener",
        activationConfig = {
            @ActivationConfigProperty(propertyName = "destinationType", propertyValue = "jakarta.jms.Queue"),
            @ActivationConfigProperty(propertyName = "destinationLookup", propertyValue = "jms/autocrm/notification")
        })
public class NotificationListener implements MessageListener {

    @Inject
    private Delivery delivery;

    @Inject
    private NoticeWriter writer;

    @Inject
    private DueMails mails;

    @Override
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public void onMessage(Message message) {
        delivery.all(NotificationSubscription.FOLLOWER, message, this::follow);
    }

    private void follow(List<LoggedEvent> events) {
        var wanted = events.stream()
                .filter(event -> NoticeKind.of(event).isPresent())
                .toList();
        if (!wanted.isEmpty()) {
            mails.send(writer.write(wanted));
        }
    }
}
