package org.autocrm.simulation;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.autocrm.routing.PastDecision;
import org.autocrm.simulation.Draft.Capacity;
import org.autocrm.sla.FirstResponse;

/**
 * What happened.
 *
 * @param until the end of what is known
 * @param decisions the oldest first
 * @param promises the first answers that customers were promised, by the ticket's number
 * @param levels how good agents are at skills now, by the agent's id and the skill's key
 * @param own figures of their own that agents have now, by id
 * @param everybody what holds now for those who have none
 * @param teams the names of teams by id
 */
record Past(
        Instant until,
        List<PastDecision> decisions,
        Map<String, FirstResponse> promises,
        Map<Long, Map<String, Integer>> levels,
        Map<Long, Capacity> own,
        Capacity everybody,
        Map<Long, String> teams) {}
