package org.autocrm.ticket;

import java.util.Optional;

/**
 * What a routing decision starts from.
 *
 * @param mailbox the address of ours that the first mail was sent to
 * @param team the team it has, by id
 * @param agent the agent it has, by id
 */
public record RoutingFacts(TicketNumber number, Optional<String> mailbox, Optional<Long> team, Optional<Long> agent) {}
