package org.autocrm.ticket;

import java.util.List;

/** A new message, and what it changed beside. */
record Said(Message message, List<TicketEvent> consequences) {}
