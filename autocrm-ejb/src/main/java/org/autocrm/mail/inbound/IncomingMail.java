package org.autocrm.mail.inbound;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.autocrm.mail.mime.MailFile;
import org.autocrm.mail.sorting.Sorted;
import org.autocrm.shared.EmailAddress;
import org.autocrm.ticket.Words;

/**
 * A mail as far as the desk cares about it.
 *
 * @param fromNamed whether From names the author; else it is one of the headers that servers write
 * @param recipients whom it was sent to, by To, Cc and Delivered-To
 * @param addressees whom its author wrote to, by To and Cc
 * @param forwarded whether its author sends on what somebody else wrote
 * @param words what its author wrote
 * @param quoted what they repeat of the conversation behind it, and their signature
 * @param mailId its Message-ID without angle brackets
 * @param references the Message-IDs it refers to, the newest first
 * @param verdicts what mail servers on its way found out about its author (RFC 8601), the last one first
 * @param sorted of what kind it is
 */
record IncomingMail(
        EmailAddress from,
        String fromName,
        boolean fromNamed,
        List<EmailAddress> recipients,
        Set<EmailAddress> addressees,
        String subject,
        boolean forwarded,
        Words words,
        Optional<Words> quoted,
        List<MailFile> files,
        Optional<String> mailId,
        List<String> references,
        List<String> verdicts,
        Sorted sorted) {

    /** The same as if it had been sent to those whom another mail was sent to. */
    IncomingMail to(IncomingMail other) {
        return new IncomingMail(
                from,
                fromName,
                fromNamed,
                other.recipients(),
                Set.of(),
                subject,
                false,
                words,
                quoted,
                files,
                mailId,
                references,
                List.of(),
                sorted);
    }
}
