package org.autocrm.event;

/**
 * The broker has given up to deliver an event to a follower. Fired in the transaction that puts it on the list of
 * failures, for a follower that wants to show it where its work is looked for.
 */
public record GivenUp(String follower, LoggedEvent event) {}
