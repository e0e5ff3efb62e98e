package org.autocrm.routing;

import jakarta.enterprise.context.ApplicationScoped;
import org.autocrm.account.AccountEvent.ActiveChanged;
import org.autocrm.account.AccountEvent.DutyChanged;
import org.autocrm.account.TeamEvent;
import org.autocrm.account.TeamEvent.TeamMade;
import org.autocrm.calendar.CalendarEvent.CalendarChanged;
import org.autocrm.event.Subscription;
import org.autocrm.staffing.StaffingEvent.AbsenceBegan;
import org.autocrm.staffing.StaffingEvent.AbsenceEnded;
import org.autocrm.staffing.StaffingEvent.AgentSkillChanged;
import org.autocrm.staffing.StaffingEvent.CapacityChanged;
import org.autocrm.staffing.StaffingEvent.DefaultChanged;
import org.autocrm.staffing.StaffingEvent.HoursChanged;
import org.autocrm.ticket.TicketEvent.Assigned;
import org.autocrm.ticket.TicketEvent.Deleted;
import org.autocrm.ticket.TicketEvent.LanguageChanged;
import org.autocrm.ticket.TicketEvent.Opened;
import org.autocrm.ticket.TicketEvent.PriorityChanged;
import org.autocrm.ticket.TicketEvent.Restored;
import org.autocrm.ticket.TicketEvent.StatusChanged;
import org.autocrm.ticket.TicketEvent.TeamChanged;

/** What routing wants to hear of: new work, what tickets ask for, and whatever frees somebody for more work. */
@ApplicationScoped
class RoutingSubscription extends Subscription {

    RoutingSubscription() {
        super(
                Router.FOLLOWER,
                Opened.class,
                Assigned.class,
                StatusChanged.class,
                TeamChanged.class,
                PriorityChanged.class,
                LanguageChanged.class,
                Deleted.class,
                Restored.class,
                RoutingEvent.SkillsChanged.class,
                RoutingEvent.PolicyChanged.class,
                RoutingEvent.WeightChanged.class,
                DutyChanged.class,
                ActiveChanged.class,
                TeamMade.class,
                TeamEvent.TeamChanged.class,
                AgentSkillChanged.class,
                CapacityChanged.class,
                DefaultChanged.class,
                HoursChanged.class,
                CalendarChanged.class,
                AbsenceBegan.class,
                AbsenceEnded.class);
    }

    /** It knows what it gave to whom. */
    @Override
    public boolean hearsItself() {
        return false;
    }
}
