package org.autocrm.ticket;

import java.io.Serializable;

/** Another ticket that a ticket is linked with, and what it is to it. */
public record LinkView(LinkKind kind, TicketNumber other, String subject, TicketStatus category)
        implements Serializable {}
