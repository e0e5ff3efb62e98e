package org.autocrm.ticket;

import java.time.Instant;
import java.util.Optional;

/**
 * What a routing decision starts from.
 *
 * @param waiting whether it is open and nobody's, so that somebody is to be found
 * @param assignee whose work it is, by id
 * @param team the team that somebody gave it to already, by id
 * @param mailbox the address of ours that the first mail was sent to
 * @param priority by key
 * @param rank of the priority, the higher the more urgent
 * @param language what the customer writes, as BCP 47 has it
 * @param due by when something is promised, if anything is
 * @param since since when the customer waits, or the ticket is there
 */
public record RoutingFacts(
        long id,
        TicketNumber number,
        boolean waiting,
        Optional<Long> assignee,
        Optional<Long> team,
        Optional<String> mailbox,
        Channel channel,
        String priority,
        int rank,
        Optional<String> language,
        Optional<Instant> due,
        Instant since,
        long customer) {}
