package org.autocrm.event;

/** An administrator has an event tried again that was {@link GivenUp}. Fired in the transaction that revives it. */
public record TriedAgain(String follower, LoggedEvent event) {}
