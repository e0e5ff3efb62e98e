package org.autocrm.ticket;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.autocrm.shared.EmailAddress;

/**
 * What any channel hands to the desk: who says what, and which ticket they seem to mean.
 *
 * @param words what its author wrote
 * @param quoted what they repeat of the conversation behind it, and their signature
 * @param continues the tickets that it may belong to, the likeliest first; the first that this customer may continue is
 * @param mailbox the address of ours that it was sent to, where it came by mail
 * @param team whose work it is, where the channel knows that
 * @param mailId the Message-ID of the mail that it came by, without angle brackets
 */
public record IncomingMessage(
        EmailAddress customer,
        String customerName,
        String subject,
        Words words,
        Optional<Words> quoted,
        List<FileRef> files,
        Channel channel,
        List<TicketNumber> continues,
        Optional<EmailAddress> mailbox,
        Optional<Long> team,
        Optional<String> mailId) {

    public IncomingMessage {
        customerName = customerName.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
        files = List.copyOf(files);
        continues = List.copyOf(continues);
    }

    /** The same with these files besides. */
    public IncomingMessage with(List<FileRef> more) {
        return new IncomingMessage(
                customer,
                customerName,
                subject,
                words,
                quoted,
                Stream.concat(files.stream(), more.stream()).toList(),
                channel,
                continues,
                mailbox,
                team,
                mailId);
    }

    /** A message that came by no mail. */
    public static IncomingMessage of(
            EmailAddress customer, String customerName, String subject, Words words, Channel channel) {
        return new IncomingMessage(
                customer,
                customerName,
                subject,
                words,
                Optional.empty(),
                List.of(),
                channel,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
