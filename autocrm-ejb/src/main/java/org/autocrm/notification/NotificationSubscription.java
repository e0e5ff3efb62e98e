package org.autocrm.notification;

import jakarta.enterprise.context.ApplicationScoped;
import org.autocrm.event.Subscription;
import org.autocrm.sla.SlaEvent.Breached;
import org.autocrm.sla.SlaEvent.Reminded;
import org.autocrm.ticket.TicketEvent.Assigned;
import org.autocrm.ticket.TicketEvent.DeliveryNoted;
import org.autocrm.ticket.TicketEvent.Mentioned;
import org.autocrm.ticket.TicketEvent.MessageReceived;
import org.autocrm.ticket.TicketEvent.NoteWritten;
import org.autocrm.ticket.TicketEvent.Opened;
import org.autocrm.ticket.TicketEvent.ReplyWritten;
import org.autocrm.ticket.TicketEvent.StatusChanged;
import org.autocrm.ticket.TicketEvent.TeamChanged;

/** What agents may want to hear of. */
@ApplicationScoped
class NotificationSubscription extends Subscription {

    static final String FOLLOWER = "notification";

    NotificationSubscription() {
        super(
                FOLLOWER,
                Opened.class,
                TeamChanged.class,
                MessageReceived.class,
                ReplyWritten.class,
                NoteWritten.class,
                Mentioned.class,
                Assigned.class,
                StatusChanged.class,
                DeliveryNoted.class,
                Reminded.class,
                Breached.class);
    }
}
