package org.autocrm.routing;

import jakarta.json.JsonNumber;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.autocrm.account.AccountEvent.ActiveChanged;
import org.autocrm.account.AccountEvent.DutyChanged;
import org.autocrm.account.TeamEvent;
import org.autocrm.account.TeamEvent.TeamMade;
import org.autocrm.calendar.CalendarEvent.CalendarChanged;
import org.autocrm.event.LoggedEvent;
import org.autocrm.staffing.StaffingEvent.AbsenceBegan;
import org.autocrm.staffing.StaffingEvent.AbsenceEnded;
import org.autocrm.staffing.StaffingEvent.AgentSkillChanged;
import org.autocrm.staffing.StaffingEvent.CapacityChanged;
import org.autocrm.staffing.StaffingEvent.DefaultChanged;
import org.autocrm.staffing.StaffingEvent.HoursChanged;
import org.autocrm.ticket.TicketEvent.Assigned;
import org.autocrm.ticket.TicketEvent.Deleted;
import org.autocrm.ticket.TicketEvent.Opened;
import org.autocrm.ticket.TicketEvent.StatusChanged;
import org.autocrm.ticket.TicketNumber;

/** What the events of a batch ask of routing. */
final class Occasion {

    /** The events that opened a ticket, by its number. */
    final Map<TicketNumber, LoggedEvent> opened = new HashMap<>();

    /** The event that came last, of those about a ticket, by its number. */
    final Map<TicketNumber, LoggedEvent> about = new HashMap<>();

    /** Tickets to look at, because something about them changed. */
    final Set<TicketNumber> tickets = new LinkedHashSet<>();

    /** Tickets whose agent has less to do now. */
    final Set<TicketNumber> eased = new HashSet<>();

    /** Who gave back which ticket. */
    final Map<TicketNumber, Long> givenBack = new HashMap<>();

    /** Agents who may take more than before, by id. */
    final Set<Long> agents = new HashSet<>();

    /** The same, by address. */
    final Set<String> addresses = new HashSet<>();

    /** Teams to look at, by id. */
    final Set<Long> teams = new HashSet<>();

    /** Agents who left, by address, and who are out of office now, by id. */
    final List<String> left = new ArrayList<>();

    final List<Long> out = new ArrayList<>();

    boolean firstTeam;
    boolean everywhere;

    Occasion(List<LoggedEvent> events) {
        events.forEach(this::take);
    }

    private void take(LoggedEvent event) {
        var ticket = event.ticket().flatMap(TicketNumber::in);
        if (ticket.isPresent()) {
            about(ticket.get(), event);
        } else if (event.is(DutyChanged.class)) {
            if (event.data().getBoolean("to")) {
                addresses.add(event.text("account"));
            }
        } else if (event.is(ActiveChanged.class)) {
            (event.data().getBoolean("to") ? addresses : left).add(event.text("account"));
        } else if (event.is(TeamMade.class)) {
            firstTeam = true;
            teams.add(event.number("team"));
        } else if (event.is(TeamEvent.TeamChanged.class) || event.is(RoutingEvent.PolicyChanged.class)) {
            teams.add(event.number("team"));
        } else if (event.is(AbsenceBegan.class)) {
            out.add(event.number("agent"));
        } else if (event.is(AbsenceEnded.class)
                || event.is(AgentSkillChanged.class)
                || event.is(HoursChanged.class)
                || event.is(CapacityChanged.class)) {
            agents.add(event.number("agent"));
        } else if (event.is(DefaultChanged.class)
                || event.is(CalendarChanged.class)
                || event.is(RoutingEvent.WeightChanged.class)) {
            everywhere = true;
        }
    }

    private void about(TicketNumber ticket, LoggedEvent event) {
        about.put(ticket, event);
        tickets.add(ticket);
        if (event.is(Opened.class)) {
            opened.put(ticket, event);
        } else if (event.is(Assigned.class)) {
            var from = number(event, "from");
            from.ifPresent(agents::add);
            if (number(event, "to").isEmpty()) {
                from.ifPresent(agent -> givenBack.put(ticket, agent));
            }
        } else if (event.is(StatusChanged.class) || event.is(Deleted.class)) {
            eased.add(ticket);
        }
    }

    private static Optional<Long> number(LoggedEvent event, String name) {
        return event.data().get(name) instanceof JsonNumber number ? Optional.of(number.longValue()) : Optional.empty();
    }
}
