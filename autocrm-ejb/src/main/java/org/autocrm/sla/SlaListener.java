package org.autocrm.sla;

import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import org.autocrm.calendar.CalendarEvent.CalendarChanged;
import org.autocrm.event.Delivery;
import org.autocrm.event.LoggedEvent;
import org.autocrm.sla.SlaEvent.Notified;

/** Keeps clocks in transactions of their own: a promise that cannot be computed keeps no message from arriving. */
@MessageDriven(
        name = "SlaListener",
        activationConfig = {
            @ActivationConfigProperty(propertyName = "destinationType", propertyValue = "jakarta.jms.Queue"),
            @ActivationConfigProperty(propertyName = "destinationLookup", propertyValue = "jms/autocrm/sla")
        })
public class SlaListener implements MessageListener {

    @Inject
    private Delivery delivery;

    @Inject
    private SlaClocks clocks;

    @Inject
    private SlaMailer mailer;

    @Inject
    private SlaRecount recount;

    @Override
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public void onMessage(Message message) {
        delivery.each(SlaSubscription.FOLLOWER, message, this::follow);
    }

    private void follow(LoggedEvent event) {
        if (event.is(Notified.class)) {
            mailer.send(event);
        } else if (event.is(CalendarChanged.class)) {
            recount.begin();
        } else {
            clocks.follow(event);
        }
    }
}
