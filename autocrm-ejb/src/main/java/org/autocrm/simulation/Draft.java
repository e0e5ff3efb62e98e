package org.autocrm.simulation;

import java.io.Serializable;
import java.util.Map;
import org.autocrm.routing.RoutingPolicy;
import org.jspecify.annotations.Nullable;

/**
 * What is to be tried; all that is not named stays as it was at each moment of the past.
 *
 * @param teams how teams give out their work, by the team's id
 * @param agents what agents are good at and how much they may have, by the agent's id
 * @param everybody how much agents may have who have no figures of their own; null: as it was
 */
public record Draft(
        Map<Long, RoutingPolicy> teams,
        Map<Long, AgentDraft> agents,
        @Nullable Capacity everybody) implements Serializable {

    public Draft {
        teams = Map.copyOf(teams);
        agents = Map.copyOf(agents);
    }

    /** Nothing is changed. */
    public static final Draft NOTHING = new Draft(Map.of(), Map.of(), null);

    boolean isNothing() {
        return equals(NOTHING);
    }

    /**
     * How much open work somebody may have.
     *
     * @param mailUnits of mails, calls and programs; null: no limit
     * @param portalUnits of the portal; null: no limit
     */
    public record Capacity(
            @Nullable Integer mailUnits, @Nullable Integer portalUnits) implements Serializable {

        @Nullable
        Integer of(boolean portal) {
            return portal ? portalUnits : mailUnits;
        }
    }

    /**
     * What an agent is good at, and how much they may have.
     *
     * @param skills from 1 to 5, by the skill's key
     * @param own figures of their own; a null among them: as everybody
     */
    public record AgentDraft(Map<String, Integer> skills, Capacity own) implements Serializable {

        public AgentDraft {
            skills = Map.copyOf(skills);
        }
    }
}
