package org.autocrm.routing;

import org.autocrm.ticket.TicketNumber;
import org.jspecify.annotations.Nullable;

/**
 * A decision that is to be kept.
 *
 * @param event the event that brought it about, by id; null where time did
 * @param inputs null where there was nothing to decide
 */
record Made(
        @Nullable Long event, TicketNumber ticket, @Nullable RoutingInputs inputs, RoutingDecision decision) {}
