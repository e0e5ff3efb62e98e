package org.autocrm.routing;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Optional;
import org.autocrm.account.Person;
import org.autocrm.account.TeamRef;
import org.autocrm.account.Teams;
import org.autocrm.event.FollowUps;
import org.autocrm.event.LoggedEvent;
import org.autocrm.shared.EmailAddress;
import org.autocrm.ticket.RoutingFacts;
import org.autocrm.ticket.SystemDesk;
import org.autocrm.ticket.TicketNumber;

/** Gives a new ticket to the team of its mailbox and to the team's next agent in turn, and keeps why. */
@Stateless
@PermitAll
public class Router {

    static final String FOLLOWER = "routing";

    @Inject
    private FollowUps followUps;

    @Inject
    private SystemDesk desk;

    @Inject
    private Teams teams;

    @Inject
    private Turns turns;

    @Inject
    private RoutingDecisions decisions;

    /** Routes the ticket that the event opened, once. */
    public void route(LoggedEvent event) {
        if (followUps.isFirst(FOLLOWER, event)) {
            event.ticket()
                    .flatMap(TicketNumber::in)
                    .flatMap(desk::routingFacts)
                    .ifPresent(facts -> route(event, facts));
        }
    }

    private void route(LoggedEvent event, RoutingFacts facts) {
        if (!facts.waiting()) {
            decisions.keep(event, Optional.empty(), Optional.empty(), "Somebody had taken or finished it before.");
            return;
        }
        var mailbox = facts.mailbox().flatMap(EmailAddress::in);
        var given = facts.team().flatMap(teams::find);
        var team = given.or(() -> teams.inChargeOf(mailbox));
        if (team.isEmpty()) {
            decisions.keep(
                    event, Optional.empty(), Optional.empty(), "There is no team yet, so the ticket waits for one.");
            return;
        }
        var agent = turns.next(team.get().id(), teams.onDuty(team.get().id()));
        desk.assign(facts.number(), team.get().id(), agent.map(Person::id).orElse(null));
        var why = given.isPresent()
                ? "Somebody had given it to the team %s.".formatted(team.get().name())
                : whyTeam(team.get(), mailbox);
        decisions.keep(event, team, agent, why + " " + whyAgent(team.get(), agent));
    }

    private static String whyTeam(TeamRef team, Optional<EmailAddress> mailbox) {
        return mailbox.filter(address -> address.equals(team.address()))
                .map(address -> "It was sent to %s, the address of the team %s.".formatted(address, team.name()))
                .orElseGet(() ->
                        "No team has the address it was sent to, so the team %s takes it, which takes all such work."
                                .formatted(team.name()));
    }

    private static String whyAgent(TeamRef team, Optional<Person> agent) {
        return agent.map(person -> "%s was the next in turn of those on duty.".formatted(person.name()))
                .orElseGet(() -> "Nobody of the team %s was on duty, so it waits in the queue.".formatted(team.name()));
    }
}
