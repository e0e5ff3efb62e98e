package org.autocrm.mail.inbound;

import java.util.Optional;
import org.autocrm.event.DomainEvent;
import org.autocrm.ticket.TicketNumber;

/** Something that happened to a mail. */
public sealed interface MailEvent extends DomainEvent {

    /** A mail is in the ledger, raw; nobody has read it yet. */
    record Kept(long mail) implements MailEvent {}

    /** All mails in a state up to that one are to be read again, the newest first, some at a time. */
    record AllReadAgain(MailState state, long mail) implements MailEvent {
        @Override
        public String chain() {
            return "mails:" + state;
        }
    }

    /**
     * What an agent wanted by mail was not done.
     *
     * @param agent whose address is above the mail, by the id of the account
     * @param about the ticket that it means
     * @param reason a sentence for the agent
     */
    record AnswerRefused(long mail, long agent, TicketNumber about, String reason) implements MailEvent {
        @Override
        public String chain() {
            return "mail:" + mail;
        }
    }

    /** What somebody decided about one mail, which has a chain of its own for that. */
    sealed interface Decided extends MailEvent {

        /** The mail. */
        long mail();

        /** What had become of it before. */
        MailState from();

        /** What becomes of it now. */
        MailState to();

        @Override
        default String chain() {
            return "mail:" + mail();
        }
    }

    /**
     * A mail is read once more, from its raw bytes.
     *
     * @param reason why it had ended as it had
     * @param trusted whether it is read as if it were no spam, and its author not blocked
     */
    record ReadAgain(long mail, MailState from, MailState to, Optional<String> reason, boolean trusted)
            implements Decided {}

    /** Somebody made a ticket of a mail, in a customer's name. */
    record OpenedByHand(long mail, MailState from, MailState to, TicketNumber opened) implements Decided {}

    /** Somebody decided that nothing becomes of a mail, and why. */
    record Dropped(long mail, MailState from, MailState to, String reason) implements Decided {}
}
