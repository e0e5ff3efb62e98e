package org.autocrm.it;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A mail of the chaos test, and what has to become of it.
 *
 * @param key stands in its header, its text and, where it opens a ticket, its subject
 * @param raw byte for byte, as ISO 8859-1
 * @param mailboxes into which it is put, one after the other; more than one are copies of it
 * @param state what the ledger has to say of the first copy; the others are kept out
 * @param ticketOf the key of the mail whose ticket it belongs to, which may be its own; null for none
 * @param acknowledged whether its author is told that it has arrived
 */
record ChaosMail(
        String key,
        Kind kind,
        String customer,
        String mailId,
        String subject,
        String raw,
        List<String> mailboxes,
        String state,
        @Nullable String ticketOf,
        boolean acknowledged) {

    /** The header that names a mail of the test, whatever servers make of it. */
    static final String KEY = "X-Chaos";

    /** What mails there are; those after {@code AWAY} are about our acknowledgement of another. */
    enum Kind {
        PLAIN(24),
        HTML(8),
        FILE(6),
        CHARSET(8),
        NO_ID(3),
        TWICE(4),
        TWO_MAILBOXES(4),
        SAME_ID(3),
        ALERT(3),
        SPAM(3),
        NOBODY(2),
        DEEP(1),
        AWAY(2),
        ANSWER(8),
        ANSWER_TWICE(3),
        ANSWER_LIKE_SPAM(2),
        BY_REFERENCES(4),
        BY_NUMBER(4),
        TO_ONESELF(3),
        AUTOMATIC(3),
        BOUNCE(4),
        DELAY(2),
        STRANGER(3);

        private final int share;

        Kind(int share) {
            this.share = share;
        }

        /** How often it comes, compared with the others. */
        int share() {
            return share;
        }

        /** Whether it is about an acknowledgement of ours. */
        boolean isAnswer() {
            return compareTo(AWAY) > 0;
        }
    }
}
