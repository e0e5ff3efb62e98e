package org.autocrm.postman;

import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.autocrm.shared.EmailAddress;
import org.autocrm.shared.SafeHtml;

/**
 * A finished mail.
 *
 * @param mailId its Message-ID without angle brackets; the same for every try
 * @param answerTo where answers go, where that is not the sender
 * @param references the Message-IDs of the conversation, the oldest first, without angle brackets
 * @param automatic whether no person wrote it, so that other programs do not answer it (RFC 3834)
 * @param copies who gets the mail too, named in it
 * @param attachments files, in their order
 * @param copyTo an address that gets the mail too, without being named in it
 * @param headers header fields by name, in place of those of the same name that it would have; ASCII, on one line
 */
public record OutgoingMail(
        String mailId,
        EmailAddress from,
        String fromName,
        EmailAddress to,
        String toName,
        Optional<EmailAddress> answerTo,
        String subject,
        String text,
        String html,
        List<String> references,
        boolean automatic,
        List<EmailAddress> copies,
        List<Attachment> attachments,
        Optional<EmailAddress> copyTo,
        Map<String, String> headers) {

    /** A mail that is answered to its sender, without header fields of its own. */
    public OutgoingMail(
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
            List<EmailAddress> copies,
            List<Attachment> attachments,
            Optional<EmailAddress> copyTo) {
        this(
                mailId,
                from,
                fromName,
                to,
                toName,
                Optional.empty(),
                subject,
                text,
                html,
                references,
                automatic,
                copies,
                attachments,
                copyTo,
                Map.of());
    }

    /**
     * A file of the mail.
     *
     * @param content opens it anew each time
     */
    public record Attachment(String name, String mediaType, Supplier<InputStream> content) {}

    /**
     * A mail that no person wrote and that belongs to no conversation, from a text.
     *
     * @param link an address in the text, which can be clicked where the mail is read as HTML
     */
    public static OutgoingMail automatic(
            String mailId,
            EmailAddress from,
            String fromName,
            EmailAddress to,
            String toName,
            String subject,
            String text,
            String link) {
        var shown = SafeHtml.escaped(link);
        var html = SafeHtml.ofText(text).value().replace(shown, "<a href=\"%1$s\">%1$s</a>".formatted(shown));
        return new OutgoingMail(
                mailId,
                from,
                fromName,
                to,
                toName,
                subject,
                text,
                html,
                List.of(),
                true,
                List.of(),
                List.of(),
                Optional.empty());
    }

    public OutgoingMail {
        references = List.copyOf(references);
        copies = List.copyOf(copies);
        attachments = List.copyOf(attachments);
        headers = Map.copyOf(headers);
    }
}
