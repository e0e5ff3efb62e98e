package org.autocrm.mail.mailbox;

import java.time.Instant;
import java.util.Optional;
import org.autocrm.event.DomainEvent;

/** Something that happened to a mailbox. */
public sealed interface MailboxEvent extends DomainEvent {

    /** The id of the mailbox. */
    long mailbox();

    @Override
    default String chain() {
        return "mailbox:" + mailbox();
    }

    /** A mailbox was made; what it is like, its changes say. */
    record MailboxMade(long mailbox, String name) implements MailboxEvent {}

    /** One thing about a mailbox is different now. Of a secret it says only that there is another one. */
    record MailboxChanged(long mailbox, String property, Optional<String> from, Optional<String> to)
            implements MailboxEvent {}

    /** A mailbox is read no more; its mails stay. */
    record MailboxRemoved(long mailbox, String name) implements MailboxEvent {}

    /** A mailbox cannot be read for so long that administrators are told. */
    record MailboxFailing(long mailbox, String name, Instant since, String error) implements MailboxEvent {}

    /** A mailbox that administrators were told of can be read again. */
    record MailboxRecovered(long mailbox, String name) implements MailboxEvent {}
}
