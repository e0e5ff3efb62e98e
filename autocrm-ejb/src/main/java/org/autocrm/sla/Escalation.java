package org.autocrm.sla;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.autocrm.account.Teams;
import org.autocrm.shared.EmailAddress;
import org.autocrm.sla.SlaAction.MoveTo;
import org.autocrm.sla.SlaAction.NotifyAddress;
import org.autocrm.sla.SlaAction.NotifyAssignee;
import org.autocrm.sla.SlaAction.NotifyTeam;
import org.autocrm.sla.SlaAction.Raise;
import org.autocrm.sla.SlaAction.Unassign;
import org.autocrm.sla.SlaEvent.Breached;
import org.autocrm.sla.SlaEvent.Escalated;
import org.autocrm.sla.SlaEvent.Notified;
import org.autocrm.sla.SlaEvent.Reminded;
import org.autocrm.ticket.PromiseFacts;
import org.autocrm.ticket.SystemDesk;

/** Says what a clock has to say, and does what its policy wants done then, in the transaction that takes note of it. */
@ApplicationScoped
class Escalation {

    @Inject
    private SystemDesk desk;

    @Inject
    private Teams teams;

    @Inject
    private Event<SlaEvent> events;

    /** Who to tell is decided before the ticket changes hands. */
    void say(PromiseFacts ticket, ClockView clock, Instant due, String mark, PolicyDetails terms, Instant now) {
        if (mark.equals(Alarms.BREACH)) {
            events.fire(new Breached(ticket.number(), clock.metric(), clock.number(), due));
        } else if (mark.startsWith(Alarms.REMINDER)) {
            if (due.isAfter(now)) { // else it comes too late to remind of
                var minutes = Alarms.minutes(mark);
                events.fire(new Reminded(ticket.number(), clock.metric(), clock.number(), minutes, due));
                act(ticket, clock, due, mark, step(terms.reminders(), minutes));
            }
        } else {
            var minutes = Alarms.minutes(mark);
            events.fire(new Escalated(ticket.number(), clock.metric(), clock.number(), minutes, due));
            act(ticket, clock, due, mark, step(terms.escalations(), minutes));
        }
    }

    private static List<SlaAction> step(List<Step> steps, int minutes) {
        return steps.stream()
                .filter(step -> step.minutes() == minutes)
                .flatMap(step -> step.actions().stream())
                .toList();
    }

    private void act(PromiseFacts ticket, ClockView clock, Instant due, String mark, List<SlaAction> actions) {
        Set<EmailAddress> told = new LinkedHashSet<>();
        actions.forEach(action -> told.addAll(addressees(ticket, action)));
        told.forEach(address -> events.fire(new Notified(ticket.number(), address, clock.metric(), mark, due)));
        var team = ticket.team();
        var agent = ticket.assignee();
        for (var action : actions) {
            if (action instanceof MoveTo move && teams.find(move.team()).isPresent()) {
                if (!team.equals(Optional.of(move.team()))) {
                    team = Optional.of(move.team());
                    agent = Optional.empty();
                }
            } else if (action instanceof Unassign) {
                agent = Optional.empty();
            } else if (action instanceof Raise raise) {
                desk.raise(ticket.number(), raise.priority());
            }
        }
        if (!team.equals(ticket.team()) || !agent.equals(ticket.assignee())) {
            desk.assign(ticket.number(), team.orElse(null), agent.orElse(null));
        }
    }

    private List<EmailAddress> addressees(PromiseFacts ticket, SlaAction action) {
        if (action instanceof NotifyAssignee) {
            return ticket.assignee()
                    .flatMap(teams::agent)
                    .map(agent -> List.of(agent.email()))
                    .orElse(List.of());
        } else if (action instanceof NotifyTeam) {
            return ticket.team().stream()
                    .flatMap(team -> teams.members(team).stream())
                    .map(agent -> agent.email())
                    .toList();
        }
        return action instanceof NotifyAddress notify ? List.of(notify.address()) : List.of();
    }
}
