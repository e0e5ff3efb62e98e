package org.autocrm.routing;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.autocrm.event.FollowUps;
import org.autocrm.event.LoggedEvent;
import org.autocrm.staffing.Staff;
import org.autocrm.ticket.RoutingFacts;
import org.autocrm.ticket.SystemDesk;
import org.autocrm.ticket.TicketEvent.Opened;
import org.autocrm.ticket.TicketNumber;

/**
 * Gives tickets to teams and agents, and keeps why: new ones, and those that wait whenever something happened that may
 * help them.
 *
 * <p>One transaction a batch: it takes the members of all teams that it gives work of, in one order on all nodes, then
 * reads what they have to do, decides about ticket by ticket, and writes. So nobody gets more than they may have, and a
 * ticket that somebody took meanwhile stays theirs.
 */
@Stateless
@PermitAll
public class Router {

    static final String FOLLOWER = "routing";

    private static final int PAGE = 200;
    private static final int MOST_PAGES = 20;

    @Inject
    private FollowUps followUps;

    @Inject
    private SystemDesk desk;

    @Inject
    private Staff staff;

    @Inject
    private Roster roster;

    @Inject
    private RoutingQueue queue;

    @Inject
    private KeptNeeds needs;

    @Inject
    private KeptDecisions decisions;

    @Inject
    private BeforeRouting before;

    @Inject
    private Clock clock;

    /** Does what these events ask for; a ticket that one of them opened is routed once. */
    public void follow(List<LoggedEvent> events) {
        var first = followUps.firstOf(
                FOLLOWER,
                events.stream().filter(event -> event.is(Opened.class)).toList());
        var occasion = new Occasion(events.stream()
                .filter(event -> !event.is(Opened.class) || first.contains(event.id()))
                .toList());
        occasion.addresses.forEach(address -> staff.idOf(address).ifPresent(occasion.agents::add));
        var batch = new RoutingBatch(occasion);
        giveBack(occasion, batch);
        if (!occasion.opened.isEmpty()) {
            before.opened(occasion.tickets.stream()
                    .filter(occasion.opened::containsKey)
                    .toList());
        }
        look(batch, occasion);
    }

    /** The tickets for which time alone may have changed something by now, the longest ago first. */
    public List<TicketNumber> due(int most) {
        return queue.due(clock.instant(), most);
    }

    /** Looks at tickets again that wait. */
    public void again(List<TicketNumber> tickets) {
        var occasion = new Occasion(List.of());
        occasion.tickets.addAll(tickets);
        look(new RoutingBatch(occasion), occasion);
    }

    /** What could not be decided is tried again in a minute, so that it keeps nothing else back. */
    public void postpone(TicketNumber ticket) {
        queue.postpone(ticket, clock.instant().plus(1, ChronoUnit.MINUTES));
    }

    private void look(RoutingBatch batch, Occasion occasion) {
        if (occasion.firstTeam) {
            occasion.tickets.addAll(queue.withoutTeam(PAGE * MOST_PAGES));
        }
        var facts = desk.routingFacts(occasion.tickets);
        facts.stream()
                .filter(fact -> occasion.eased.contains(fact.number()))
                .forEach(fact -> fact.assignee().ifPresent(occasion.agents::add));
        if (!onlyNew(occasion)) {
            batch.remember(queue.of(facts.stream().map(RoutingFacts::id).toList()));
        }
        var teams = roster.teams();
        var waiting = batch.sorted(facts, teams);
        Set<Long> involved = new LinkedHashSet<>();
        waiting.forEach(ticket -> involved.add(ticket.team()));
        Set<Long> eased = new HashSet<>(occasion.everywhere ? teams.keySet() : occasion.teams);
        if (!involved.isEmpty() || !eased.isEmpty() || !occasion.agents.isEmpty()) {
            giveOut(batch, teams, waiting, involved, eased, occasion.agents);
        }
        write(batch);
    }

    private static boolean onlyNew(Occasion occasion) {
        return occasion.opened.size() == occasion.tickets.size();
    }

    private void giveOut(
            RoutingBatch batch,
            Map<Long, RoutingTeam> teams,
            List<Candidacy> waiting,
            Set<Long> involved,
            Set<Long> eased,
            Set<Long> agents) {
        Set<Long> taken = new TreeSet<>(involved);
        taken.addAll(eased);
        staff.take(taken, agents); // before looking at queues: what somebody is just putting there would be missed
        var drained = eased.isEmpty() && agents.isEmpty() ? Set.<Long>of() : queue.teamsWaitingFor(agents, eased);
        involved.addAll(drained);
        if (involved.isEmpty()) {
            return;
        }
        var part = drained.isEmpty() ? List.<TicketNumber>of() : queue.inOrder(drained, 0, PAGE);
        List<Candidacy> all = new ArrayList<>(waiting);
        all.addAll(fromQueue(batch, teams, part, drained));
        var wanted = needs.of(all.stream().map(Candidacy::facts).toList());
        var crew = roster.crew(teams, involved, skills(wanted.values()));
        decide(batch, crew, all, wanted);
        for (int page = 1; part.size() == PAGE && page < MOST_PAGES && crew.hasRoom(drained, clock.instant()); page++) {
            part = queue.inOrder(drained, page * PAGE, PAGE);
            var more = fromQueue(batch, teams, part, drained);
            var theirs = needs.of(more.stream().map(Candidacy::facts).toList());
            crew.learn(staff.levels(crew.agents(), skills(theirs.values())));
            decide(batch, crew, more, theirs);
        }
        roster.keepTurns(crew.newTurns());
    }

    private List<Candidacy> fromQueue(
            RoutingBatch batch, Map<Long, RoutingTeam> teams, List<TicketNumber> numbers, Set<Long> drained) {
        var fresh = numbers.stream().filter(number -> !batch.knows(number)).toList();
        if (fresh.isEmpty()) {
            return List.of();
        }
        var facts = desk.routingFacts(fresh);
        batch.remember(queue.of(facts.stream().map(RoutingFacts::id).toList()));
        return batch.sorted(facts, teams).stream()
                .filter(ticket -> drained.contains(ticket.team()))
                .toList();
    }

    private void decide(RoutingBatch batch, Crew crew, List<Candidacy> tickets, Map<Long, Needs> wanted) {
        var now = clock.instant();
        var sticky = tickets.stream()
                .filter(ticket -> ticket.in().policy().sticky())
                .map(ticket -> ticket.facts().customer())
                .toList();
        var lastAgents = desk.lastAgents(sticky);
        tickets.stream().sorted(Candidacy.ORDER).forEach(ticket -> {
            var inputs = batch.inputs(
                    ticket, crew, wanted.getOrDefault(ticket.facts().id(), Needs.NONE), lastAgents, now);
            var decision = RoutingEngine.decide(inputs);
            var agent = decision.agent();
            if (agent != null) {
                crew.give(
                        ticket.team(),
                        agent,
                        ticket.facts().channel(),
                        inputs.need().units(),
                        now);
            }
            batch.decided(ticket, inputs, decision);
        });
    }

    private void write(RoutingBatch batch) {
        var given = desk.give(batch.gifts());
        var made = batch.made(given);
        decisions.keep(made, clock.instant());
        queue.keep(batch.waiting(given, clock.instant()));
        queue.leave(batch.gone(given));
    }

    /** Open work of who left, or is out of office, comes back to teams that want it so. */
    private void giveBack(Occasion occasion, RoutingBatch batch) {
        Map<Long, Optional<Long>> gone = new HashMap<>();
        occasion.left.forEach(address -> staff.idOf(address).ifPresent(agent -> gone.put(agent, Optional.empty())));
        occasion.out.forEach(agent -> gone.put(agent, staff.substituteOf(agent)));
        gone.keySet().removeIf(agent -> !staff.isGone(agent)); // who is back by now keeps it
        if (gone.isEmpty()) {
            return;
        }
        var teams = roster.teams();
        gone.forEach((agent, substitute) -> {
            for (var fact : desk.routingFacts(desk.openOf(agent))) {
                var team = fact.team().map(teams::get);
                if (team.isPresent() && team.get().givesBack()) {
                    desk.assign(fact.number(), fact.team().get(), null);
                    occasion.tickets.add(fact.number());
                    substitute.ifPresent(other -> batch.meantFor(fact.number(), other));
                }
            }
        });
    }

    private static Set<String> skills(Collection<Needs> needs) {
        Set<String> keys = new HashSet<>();
        needs.forEach(each -> {
            each.required().forEach(skill -> keys.add(skill.key()));
            each.preferred().forEach(skill -> keys.add(skill.key()));
        });
        return keys;
    }
}
