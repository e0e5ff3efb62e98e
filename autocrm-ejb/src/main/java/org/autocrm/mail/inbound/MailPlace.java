package org.autocrm.mail.inbound;

/**
 * Where a mail lies, which never changes: two mails of one place are one mail.
 *
 * @param mailboxId the mailbox that it is taken from
 * @param mailbox the name under which the ledger knows the mailbox's server, user and folder
 * @param uidValidity changes when the server gives all mails new numbers (RFC 9051, section 2.3.1.1); 0 elsewhere than
 *     on IMAP
 * @param uid the number of the mail in its mailbox
 */
public record MailPlace(long mailboxId, String mailbox, long uidValidity, long uid) {}
