package org.autocrm.routing;

import java.util.Map;
import org.autocrm.routing.RoutingInputs.Policy;
import org.jspecify.annotations.Nullable;

/**
 * A team as routing sees it.
 *
 * @param address mail to this address is its work
 * @param byDefault whether it takes the work that names no other
 * @param givesBack whether open work of who leaves comes back to the team
 * @param weights what a ticket of a priority counts, in units, by key; others count 1. The same for all teams
 */
record RoutingTeam(
        long id,
        String name,
        @Nullable String address,
        boolean byDefault,
        boolean givesBack,
        Policy policy,
        Map<String, Integer> weights) {}
