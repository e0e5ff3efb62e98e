package org.autocrm.mail.inbound;

import java.nio.ByteBuffer;
import org.autocrm.shared.Tokens;

/**
 * Where a mail lies, which never changes: two mails of one place are one mail.
 *
 * @param mailboxId the mailbox that it is taken from
 * @param mailbox the name under which the ledger knows the mailbox's server, user and folder
 * @param uidValidity changes when the server gives all mails new numbers (RFC 9051, section 2.3.1.1); 0 elsewhere than
 *     on IMAP
 * @param uid the number of the mail in its mailbox
 */
public record MailPlace(long mailboxId, String mailbox, long uidValidity, long uid) {

    /** The {@link #uidValidity} of mailboxes that never give other numbers. */
    public static final long NEVER_RENUMBERED = 0;

    /**
     * The place of a mail that its mailbox does not number: 63 bits of the SHA-256 of what tells it from all others.
     */
    public static MailPlace unnumbered(long mailboxId, String mailbox, byte[] identity) {
        var uid = ByteBuffer.wrap(Tokens.sha256().digest(identity)).getLong() & Long.MAX_VALUE;
        return new MailPlace(mailboxId, mailbox, NEVER_RENUMBERED, uid);
    }
}
