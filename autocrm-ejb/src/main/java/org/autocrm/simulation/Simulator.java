package org.autocrm.simulation;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.autocrm.account.TeamRef;
import org.autocrm.account.Teams;
import org.autocrm.routing.PastDecision;
import org.autocrm.routing.PastDecisions;
import org.autocrm.routing.RoutingPolicies;
import org.autocrm.routing.RoutingPolicy;
import org.autocrm.simulation.Draft.AgentDraft;
import org.autocrm.simulation.Draft.Capacity;
import org.autocrm.sla.FirstResponses;
import org.autocrm.staffing.AgentStaffing;
import org.autocrm.staffing.StaffingDefaults;
import org.autocrm.staffing.StaffingFile;
import org.autocrm.staffing.StaffingNotValid;

/** Says how the tickets of the past weeks would have been given out by a draft. It reads, and writes nothing. */
@Stateless
@RolesAllowed("administrator")
public class Simulator {

    /** So many decisions are looked at at most, the latest: some seconds of work. */
    public static final int MOST = 20_000;

    @Inject
    private PastDecisions decisions;

    @Inject
    private FirstResponses promises;

    @Inject
    private RoutingPolicies policies;

    @Inject
    private StaffingFile staffing;

    @Inject
    private StaffingDefaults defaults;

    @Inject
    private Teams teams;

    @Inject
    private Clock clock;

    /**
     * Tries a draft.
     *
     * @param back how far back it looks
     * @throws StaffingNotValid if the draft cannot be
     */
    public SimulationResult run(Draft draft, Duration back) {
        draft.teams().forEach(policies::check);
        var known = staffing.all();
        draft.agents().keySet().forEach(agent -> {
            if (known.stream().noneMatch(staffed -> staffed.agent() == agent)) {
                throw new StaffingNotValid("agents", "There is no active agent " + agent + ".");
            }
        });
        var now = clock.instant();
        var found = decisions.since(now.minus(back), MOST);
        var looked = found.decisions();
        var everybody = defaults.kept().values();
        var past = new Past(
                now,
                looked,
                promises.of(looked.stream().map(PastDecision::ticket).distinct().toList()),
                known.stream()
                        .collect(Collectors.toMap(
                                AgentStaffing::agent, agent -> agent.details().skills())),
                own(known),
                new Capacity(everybody.mailUnits(), everybody.portalUnits()),
                teams.all().stream().collect(Collectors.toMap(TeamRef::id, TeamRef::name)));
        return Summary.of(past, Replay.of(past, different(draft, past)), found.shortened());
    }

    /** The draft without what is so already: what it changes nothing of is as it was. */
    private Draft different(Draft draft, Past past) {
        Map<Long, RoutingPolicy> next = new HashMap<>(draft.teams());
        next.entrySet()
                .removeIf(team -> policies.of(team.getKey())
                        .filter(entry -> entry.policy().equals(team.getValue()))
                        .isPresent());
        Map<Long, AgentDraft> people = new HashMap<>(draft.agents());
        people.entrySet()
                .removeIf(agent -> agent.getValue()
                        .equals(new AgentDraft(
                                past.levels().getOrDefault(agent.getKey(), Map.of()),
                                past.own().getOrDefault(agent.getKey(), new Capacity(null, null)))));
        var everybody = past.everybody().equals(draft.everybody()) ? null : draft.everybody();
        return new Draft(next, people, everybody);
    }

    private static Map<Long, Capacity> own(List<AgentStaffing> known) {
        Map<Long, Capacity> own = new HashMap<>();
        known.forEach(agent -> own.put(
                agent.agent(),
                new Capacity(agent.details().mailUnits(), agent.details().portalUnits())));
        return own;
    }
}
