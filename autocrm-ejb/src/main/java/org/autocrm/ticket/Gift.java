package org.autocrm.ticket;

import org.jspecify.annotations.Nullable;

/**
 * A ticket that is to be a team's and an agent's work, if it is still nobody's.
 *
 * @param ticket by id
 * @param seen the team that it had when this was decided, by id; null is none
 * @param team by id
 * @param agent by id; null is nobody
 */
public record Gift(
        long ticket,
        TicketNumber number,
        @Nullable Long seen,
        long team,
        @Nullable Long agent) {}
