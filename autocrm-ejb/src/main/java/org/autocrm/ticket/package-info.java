/**
 * A customer's request and everything said about it.
 *
 * <p>Three doors, by who asks: {@link org.autocrm.ticket.TicketDesk} for agents,
 * {@link org.autocrm.ticket.CustomerDesk} for customers, {@link org.autocrm.ticket.SystemDesk} for work that no person
 * asked for. {@link org.autocrm.ticket.DeputyDesk} is the agents' door where the agent does not wait. Beside the
 * agents' door: {@link org.autocrm.ticket.Regroupings}, {@link org.autocrm.ticket.Links},
 * {@link org.autocrm.ticket.TicketBin}, {@link org.autocrm.ticket.Drafts} and {@link org.autocrm.ticket.Attachments}.
 * What tickets can be: {@link org.autocrm.ticket.Statuses}, {@link org.autocrm.ticket.Priorities},
 * {@link org.autocrm.ticket.TicketFields}, {@link org.autocrm.ticket.Tags}, {@link org.autocrm.ticket.TicketSettings}.
 * Look at tickets through {@link org.autocrm.ticket.TicketQueries}, follow them through
 * {@link org.autocrm.ticket.TicketEvent}s. The ticket knows no channel: mail and the portal know the ticket.
 */
@NullMarked
package org.autocrm.ticket;

import org.jspecify.annotations.NullMarked;
