package org.autocrm.ticket;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.autocrm.shared.EmailAddress;

/**
 * What any channel hands to the desk: who says what, and which ticket they seem to mean.
 *
 * @param words what its author wrote
 * @param quoted what they repeat of the conversation behind it, and their signature
 * @param thread which tickets it may belong to
 * @param others who takes part from now on, the author among them, if the message opens a ticket or proves what it
 *     answers
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
        ThreadHints thread,
        Set<EmailAddress> others,
        Optional<EmailAddress> mailbox,
        Optional<Long> team,
        Optional<String> mailId) {

    public IncomingMessage {
        customerName = customerName.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
        files = List.copyOf(files);
        others = Set.copyOf(others);
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
                thread,
                others,
                mailbox,
                team,
                mailId);
    }

    /** The same, with what it says about where it belongs. */
    public IncomingMessage in(ThreadHints hints) {
        return new IncomingMessage(
                customer, customerName, subject, words, quoted, files, channel, hints, others, mailbox, team, mailId);
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
                ThreadHints.NONE,
                Set.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
