package org.autocrm.account;

import java.io.Serializable;
import java.util.List;

/**
 * What an administrator decides about an agent.
 *
 * @param teams the ids of the teams that they work in
 * @param onDuty whether they are given new work
 * @param active whether the account can be used
 */
public record AgentDetails(String name, Role role, List<Long> teams, boolean onDuty, boolean active)
        implements Serializable {

    private static final int LONGEST_NAME = 100;

    public AgentDetails {
        name = StaffNotValid.line("name", name, LONGEST_NAME);
        teams = teams.stream().distinct().sorted().toList();
        if (role == Role.CUSTOMER) {
            throw new StaffNotValid("role", "An agent is an agent, a supervisor or an administrator.");
        }
    }
}
