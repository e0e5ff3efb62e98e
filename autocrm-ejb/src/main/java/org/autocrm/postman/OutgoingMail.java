package org.autocrm.postman;

import java.util.List;
import java.util.Optional;
import org.autocrm.shared.EmailAddress;

/**
 * A finished mail.
 *
 * @param mailId its Message-ID without angle brackets; the same for every try
 * @param references the Message-IDs of the conversation, the oldest first, without angle brackets
 * @param automatic whether no person wrote it, so that other programs do not answer it (RFC 3834)
 * @param copyTo an address that gets the mail too, without being named in it
 */
public record OutgoingMail(
        String mailId,
        EmailAddress from,
        String fromName,
        EmailAddress to,
        String toName,
        String subject,
        String text,
        String html,
        List<String> references,
        boolean automatic,
        Optional<EmailAddress> copyTo) {

    public OutgoingMail {
        references = List.copyOf(references);
    }
}
