package org.autocrm.ticket;

import java.util.List;
import java.util.Optional;
import org.autocrm.shared.EmailAddress;

/**
 * A message that is to leave by mail.
 *
 * @param mailbox the address of ours that the customer wrote to, which is the sender then
 * @param automatic whether no person wrote it
 * @param mailId its Message-ID, without angle brackets
 * @param references the Message-IDs of the conversation before it, the oldest first
 * @param copies who gets a copy beside the customer
 * @param files what is attached
 */
public record Letter(
        long message,
        TicketNumber ticket,
        String subject,
        long customer,
        Optional<String> mailbox,
        String author,
        boolean automatic,
        String text,
        String html,
        String mailId,
        List<String> references,
        List<EmailAddress> copies,
        List<StoredFile> files) {

    public Letter {
        references = List.copyOf(references);
        copies = List.copyOf(copies);
        files = List.copyOf(files);
    }
}
