package org.autocrm.routing;

import java.time.Instant;
import org.autocrm.ticket.Channel;
import org.jspecify.annotations.Nullable;

/**
 * A kept decision, with what became of it.
 *
 * @param ticket by number
 * @param at when it was decided
 * @param channel how the ticket had come
 * @param rank of its priority, the more urgent the higher
 * @param done when the ticket was no more open work of the agent who got it; null: nobody got it, or it still is
 */
public record PastDecision(
        String ticket,
        Instant at,
        Channel channel,
        int rank,
        RoutingInputs inputs,
        RoutingDecision decision,
        @Nullable Instant done) {}
