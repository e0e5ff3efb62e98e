package org.autocrm.postman;

import jakarta.activation.DataHandler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.mail.Address;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimeUtility;
import java.io.UnsupportedEncodingException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.autocrm.shared.EmailAddress;
import org.autocrm.shared.Resources;
import org.jspecify.annotations.Nullable;

/** Sends mails through the server's mail session {@code mail/autocrm}. */
@ApplicationScoped
public class Postman {

    private static final String UTF_8 = StandardCharsets.UTF_8.name();
    private static final Pattern NO_SUCH_ADDRESS = Pattern.compile("\\b(550|551|553)[ -]");
    private static final Pattern OUR_FAULT =
            Pattern.compile("(?i)\\b5\\.[47]\\.\\d|relay|quota|authenticat|denied|policy"); // RFC 5321, section 4.2

    /** What Angus Mail says where the connection ends before the server has answered. */
    private static final Set<String> WITHOUT_ANSWER = Set.of("[EOF]", "Exception reading response");

    private static final int MOST_REFERENCES = 20;

    @Inject
    Clock clock;

    /**
     * Sends a mail; when it returns, the mail server has taken it.
     *
     * @throws NotDelivered if it has not, with its reason
     */
    public void send(OutgoingMail mail) throws NotDelivered {
        try {
            var session = Resources.get("mail/autocrm", Session.class);
            var message = compose(session, mail);
            try {
                MailTransport.send(session, message, recipients(mail));
            } catch (SendFailedException e) {
                if (!isAboutTheCopy(e, mail)) {
                    throw e;
                }
                MailTransport.send(session, message, withoutRefused(recipients(mail), e, mail));
            }
        } catch (MessagingException | UnsupportedEncodingException e) {
            throw new NotDelivered(reason(e), isForGood(e, mail), isUnknown(e), e);
        }
    }

    /**
     * Sends a mail that is not worth more than a try: where the mail server refuses it for good, nothing is left to do.
     *
     * @throws NotYet if it is to be tried again
     */
    public void sendOrDrop(OutgoingMail mail) {
        try {
            send(mail);
        } catch (NotDelivered e) {
            if (!e.forGood()) {
                throw new NotYet(String.valueOf(e.getMessage()));
            }
        }
    }

    /**
     * Whether the server refuses something other than the customer's address, so that a copy's may be what it dislikes.
     */
    static boolean isAboutTheCopy(SendFailedException refusal, OutgoingMail mail) {
        return !isUnknown(refusal)
                && (mail.copyTo().isPresent() || !mail.copies().isEmpty())
                && !refuses(refusal, mail.to());
    }

    /** Whom the server does not refuse; the customer alone where it does not say whom. */
    static Address[] withoutRefused(Address[] recipients, SendFailedException refusal, OutgoingMail mail)
            throws UnsupportedEncodingException {
        var others = Stream.of(recipients)
                .filter(one -> EmailAddress.in(((InternetAddress) one).getAddress())
                        .filter(address -> refuses(refusal, address))
                        .isEmpty())
                .toArray(Address[]::new);
        return others.length < recipients.length ? others : new Address[] {address(mail.to(), mail.toName())};
    }

    private static boolean refuses(SendFailedException refusal, EmailAddress address) {
        var refused = refusal.getInvalidAddresses();
        return refused != null
                && Stream.of(refused)
                        .anyMatch(one -> one instanceof InternetAddress internet
                                && String.valueOf(internet.getAddress()).equalsIgnoreCase(address.value()));
    }

    MimeMessage compose(Session session, OutgoingMail mail) throws MessagingException, UnsupportedEncodingException {
        var message = new WithFixedId(session, mail.mailId());
        message.setFrom(address(mail.from(), mail.fromName()));
        message.setRecipient(Message.RecipientType.TO, address(mail.to(), mail.toName()));
        for (var copy : mail.copies()) {
            message.addRecipient(Message.RecipientType.CC, address(copy, ""));
        }
        if (mail.answerTo().isPresent()) {
            message.setReplyTo(new Address[] {address(mail.answerTo().get(), mail.fromName())});
        }
        message.setSubject(mail.subject(), UTF_8);
        message.setSentDate(Date.from(clock.instant()));
        if (!mail.references().isEmpty()) {
            var references = lastOf(mail.references());
            message.setHeader("In-Reply-To", bracketed(references.get(references.size() - 1)));
            message.setHeader(
                    "References",
                    String.join(
                            "\r\n ", references.stream().map(Postman::bracketed).toList()));
        }
        if (mail.automatic()) {
            message.setHeader("Auto-Submitted", "auto-replied");
            message.setHeader("Precedence", "auto_reply");
            message.setHeader("X-Auto-Response-Suppress", "All");
        }
        for (var header : mail.headers().entrySet()) {
            message.setHeader(header.getKey(), MimeUtility.fold(header.getKey().length() + 2, header.getValue()));
        }
        var both = new MimeMultipart("alternative");
        both.addBodyPart(part(mail.text(), "plain"));
        both.addBodyPart(part("<!DOCTYPE html><html><body>" + mail.html() + "</body></html>", "html"));
        message.setContent(mail.attachments().isEmpty() ? both : withFiles(both, mail));
        message.saveChanges();
        return message;
    }

    private static MimeMultipart withFiles(MimeMultipart words, OutgoingMail mail)
            throws MessagingException, UnsupportedEncodingException {
        var all = new MimeMultipart("mixed");
        var first = new MimeBodyPart();
        first.setContent(words);
        all.addBodyPart(first);
        for (var attachment : mail.attachments()) {
            var part = new MimeBodyPart();
            part.setDataHandler(new DataHandler(new AttachmentSource(attachment)));
            part.setFileName(MimeUtility.encodeText(attachment.name(), UTF_8, null));
            part.setDisposition(Part.ATTACHMENT);
            part.setHeader("Content-Transfer-Encoding", "base64");
            all.addBodyPart(part);
        }
        return all;
    }

    private static MimeBodyPart part(String content, String subtype) throws MessagingException {
        var part = new MimeBodyPart();
        part.setText(content, UTF_8, subtype);
        return part;
    }

    private static Address[] recipients(OutgoingMail mail) throws MessagingException, UnsupportedEncodingException {
        List<Address> recipients = new ArrayList<>();
        recipients.add(address(mail.to(), mail.toName()));
        for (var copy : mail.copies()) {
            recipients.add(address(copy, ""));
        }
        if (mail.copyTo().isPresent()) {
            recipients.add(address(mail.copyTo().get(), ""));
        }
        return recipients.toArray(Address[]::new);
    }

    private static InternetAddress address(EmailAddress address, String name) throws UnsupportedEncodingException {
        return name.isBlank()
                ? new InternetAddress(address.value(), null)
                : new InternetAddress(address.value(), name, UTF_8);
    }

    /** The first mail of the conversation and the latest ones: what RFC 5322 asks of a References line that grew. */
    private static List<String> lastOf(List<String> references) {
        if (references.size() <= MOST_REFERENCES) {
            return references;
        }
        return Stream.concat(
                        references.stream().limit(1),
                        references.stream().skip(references.size() - (MOST_REFERENCES - 1L)))
                .toList();
    }

    private static String bracketed(String mailId) {
        return "<" + mailId + ">";
    }

    /**
     * Whether the server refuses the recipient's address as such. Whatever else it refuses (our log-in, relaying, our
     * quota, a full mailbox) can be mended, so the mail is tried again and can be replayed.
     */
    static boolean isForGood(Exception e, OutgoingMail mail) {
        return e instanceof SendFailedException refusal
                && refuses(refusal, mail.to())
                && NO_SUCH_ADDRESS.matcher(reason(e)).find()
                && !OUR_FAULT.matcher(reason(e)).find();
    }

    /** Whether the server may have taken the mail although its answer never came, for it was late or is gone. */
    static boolean isUnknown(Exception e) {
        for (@Nullable Throwable link = e; link != null; link = next(link)) {
            if (link instanceof SocketTimeoutException) {
                return !(e instanceof SendFailedException);
            }
            if (WITHOUT_ANSWER.contains(String.valueOf(link.getMessage()).strip())) {
                return true;
            }
        }
        return false;
    }

    /** All that the chain of exceptions has to say, on one line. */
    static String reason(Exception e) {
        var words = new StringBuilder();
        for (@Nullable Throwable link = e; link != null; link = next(link)) {
            var message = String.valueOf(link.getMessage()).strip().replaceAll("\\s+", " ");
            if (words.indexOf(message) < 0) {
                words.append(words.isEmpty() ? "" : "; ").append(message);
            }
        }
        return words.toString();
    }

    private static @Nullable Throwable next(Throwable link) {
        if (link instanceof MessagingException mail && mail.getNextException() != null) {
            return mail.getNextException();
        }
        return link.getCause();
    }

    /** Keeps the Message-ID that was chosen when the mail was written, whatever saves the message. */
    private static final class WithFixedId extends MimeMessage {

        private final String mailId;

        WithFixedId(Session session, String mailId) {
            super(session);
            this.mailId = mailId;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", bracketed(mailId));
        }
    }
}
