package org.autocrm.sla;

import jakarta.enterprise.context.ApplicationScoped;
import org.autocrm.calendar.CalendarEvent.CalendarChanged;
import org.autocrm.event.Subscription;
import org.autocrm.sla.SlaEvent.Notified;
import org.autocrm.sla.SlaEvent.PolicyGiven;
import org.autocrm.ticket.TicketEvent.Assigned;
import org.autocrm.ticket.TicketEvent.CustomerChanged;
import org.autocrm.ticket.TicketEvent.Deleted;
import org.autocrm.ticket.TicketEvent.FieldChanged;
import org.autocrm.ticket.TicketEvent.LanguageChanged;
import org.autocrm.ticket.TicketEvent.MessageReceived;
import org.autocrm.ticket.TicketEvent.Opened;
import org.autocrm.ticket.TicketEvent.PriorityChanged;
import org.autocrm.ticket.TicketEvent.Purged;
import org.autocrm.ticket.TicketEvent.ReplyWritten;
import org.autocrm.ticket.TicketEvent.Restored;
import org.autocrm.ticket.TicketEvent.StatusChanged;
import org.autocrm.ticket.TicketEvent.SubjectChanged;
import org.autocrm.ticket.TicketEvent.TagsChanged;
import org.autocrm.ticket.TicketEvent.TeamChanged;

/** What promises depend on, the hours that they are counted by among it, and the mails that tell of them. */
@ApplicationScoped
class SlaSubscription extends Subscription {

    static final String FOLLOWER = "sla";

    SlaSubscription() {
        super(
                FOLLOWER,
                Opened.class,
                MessageReceived.class,
                ReplyWritten.class,
                StatusChanged.class,
                PriorityChanged.class,
                Deleted.class,
                Restored.class,
                Purged.class,
                TeamChanged.class,
                Assigned.class,
                CustomerChanged.class,
                SubjectChanged.class,
                LanguageChanged.class,
                TagsChanged.class,
                FieldChanged.class,
                PolicyGiven.class,
                Notified.class,
                CalendarChanged.class);
    }
}
