/**
 * A customer's request and everything said about it.
 *
 * <p>Three doors, by who asks: {@link org.autocrm.ticket.TicketDesk} for agents,
 * {@link org.autocrm.ticket.CustomerDesk} for customers, {@link org.autocrm.ticket.SystemDesk} for work that no person
 * asked for. Look at tickets through {@link org.autocrm.ticket.TicketQueries}, follow them through
 * {@link org.autocrm.ticket.TicketEvent}s. The ticket knows no channel: mail and the portal know the ticket.
 */
@NullMarked
package org.autocrm.ticket;

import org.jspecify.annotations.NullMarked;
