package org.autocrm.mail.inbound;

import java.util.List;
import java.util.Optional;
import org.autocrm.shared.EmailAddress;
import org.autocrm.ticket.Words;

/**
 * A mail as far as the desk cares about it.
 *
 * @param recipients whom it was sent to, by To, Cc and Delivered-To
 * @param mailId its Message-ID without angle brackets
 * @param references the Message-IDs it refers to, the newest first
 * @param automatic whether a program wrote it, so that nobody would read our acknowledgement (RFC 3834, lists, bounces)
 * @param answer whether a program wrote it in answer to a mail, or it is a mail that came back
 */
record IncomingMail(
        EmailAddress from,
        String fromName,
        List<EmailAddress> recipients,
        String subject,
        Words words,
        List<MailFile> files,
        Optional<String> mailId,
        List<String> references,
        boolean automatic,
        boolean answer) {

    /** A file of a mail. */
    record MailFile(String name, String mediaType, byte[] bytes) {}
}
