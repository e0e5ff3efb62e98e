package org.autocrm.ticket;

/**
 * How many open tickets of a channel and a priority an agent has.
 *
 * @param agent by id
 * @param priority by key
 */
public record OpenWork(long agent, Channel channel, String priority, int tickets) {}
