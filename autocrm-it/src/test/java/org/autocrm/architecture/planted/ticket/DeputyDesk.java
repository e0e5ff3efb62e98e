package org.autocrm.architecture.planted.ticket;

/** Has the name of the desk that screens leave alone. */
public class DeputyDesk {}
