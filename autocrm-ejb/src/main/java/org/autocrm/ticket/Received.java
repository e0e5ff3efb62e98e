package org.autocrm.ticket;

/**
 * Where a message went.
 *
 * @param opened whether it opened the ticket; false means that it continued it
 */
public record Received(TicketNumber ticket, boolean opened) {}
