package org.autocrm.mail.inbound;

import org.autocrm.event.DomainEvent;

/** Something that happened to a mail. */
public sealed interface MailEvent extends DomainEvent {

    /** A mail is in the ledger, raw; nobody has read it yet. */
    record Kept(long mail) implements MailEvent {}
}
