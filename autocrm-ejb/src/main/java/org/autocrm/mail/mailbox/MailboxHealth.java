package org.autocrm.mail.mailbox;

import java.io.Serializable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a mailbox is.
 *
 * @param node which node looks after it; null where none does
 * @param nextAt when it is tried again, while it fails
 * @param failures how many tries have failed in a row
 * @param waiting mails that were there at the last look and are not taken yet
 * @param lagSeconds from the arrival of the last mail in the mailbox to its row in the ledger
 */
public record MailboxHealth(
        State state,
        @Nullable String node,
        @Nullable Instant triedAt,
        @Nullable Instant succeededAt,
        @Nullable Instant nextAt,
        @Nullable Instant failingSince,
        int failures,
        @Nullable String error,
        int waiting,
        @Nullable Integer lagSeconds)
        implements Serializable {

    /** In a word. */
    public enum State {
        /** Nobody has looked yet. */
        NEW,
        READ,
        FAILING,
        /** It was read, but for some minutes nobody has looked: no node does. */
        ABANDONED,
        /** An administrator switched it off. */
        OFF
    }
}
