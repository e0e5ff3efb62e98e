package org.autocrm.ticket;

/**
 * What a split made.
 *
 * @param regrouping its id, by which it is undone
 */
public record SplitOff(long regrouping, TicketNumber ticket) {}
