package org.autocrm.ticket;

import java.util.Optional;

/**
 * What a routing decision starts from.
 *
 * @param waiting whether it is open and nobody's, so that somebody is to be found
 * @param mailbox the address of ours that the first mail was sent to
 * @param team the team that somebody gave it to already, by id
 */
public record RoutingFacts(TicketNumber number, boolean waiting, Optional<String> mailbox, Optional<Long> team) {}
