package org.autocrm.mail.inbound;

import java.util.List;
import java.util.Optional;
import org.autocrm.mail.sorting.Sorted;
import org.autocrm.shared.EmailAddress;
import org.autocrm.ticket.Words;

/**
 * A mail as far as the desk cares about it.
 *
 * @param recipients whom it was sent to, by To, Cc and Delivered-To
 * @param words what its author wrote
 * @param quoted what they repeat of the conversation behind it, and their signature
 * @param mailId its Message-ID without angle brackets
 * @param references the Message-IDs it refers to, the newest first
 * @param generated whether a program says that it wrote by itself
 * @param declared whether its header says that no person wrote it; else only its words do
 * @param sorted of what kind it is
 */
record IncomingMail(
        EmailAddress from,
        String fromName,
        List<EmailAddress> recipients,
        String subject,
        Words words,
        Optional<Words> quoted,
        List<MailFile> files,
        Optional<String> mailId,
        List<String> references,
        boolean generated,
        boolean declared,
        Sorted sorted) {

    /**
     * A file of a mail.
     *
     * @param partId the Content-ID by which the HTML may refer to it (RFC 2392), without angle brackets
     */
    record MailFile(String name, String mediaType, byte[] bytes, Optional<String> partId) {}
}
