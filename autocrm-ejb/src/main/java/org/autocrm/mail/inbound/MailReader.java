package org.autocrm.mail.inbound;

import jakarta.mail.Address;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.autocrm.mail.inbound.IncomingMail.MailFile;
import org.autocrm.shared.EmailAddress;
import org.autocrm.shared.SafeHtml;
import org.autocrm.ticket.Words;
import org.jspecify.annotations.Nullable;

/** Reads a raw RFC 5322 message: who wrote, what, with which files, in answer to what. */
class MailReader {

    private static final Pattern MAIL_ID = Pattern.compile("<([^<>\\s]{1,900})>");
    private static final Set<String> OF_MACHINES = Set.of("bulk", "junk", "list", "auto_reply");
    private static final int DEEPEST = 20;

    private final Session session = Session.getInstance(lenient());

    /**
     * The mail of these bytes.
     *
     * @throws UnreadableMail if it names no author or is no mail at all
     */
    IncomingMail read(byte[] raw) throws UnreadableMail {
        try {
            var message = new MimeMessage(session, new ByteArrayInputStream(raw));
            var author = author(message);
            var content = new Content();
            collect(message, content, 0);
            return new IncomingMail(
                    new EmailAddress(String.valueOf(author.getAddress())),
                    nameOf(author),
                    recipients(message),
                    subject(message),
                    content.words(),
                    List.copyOf(content.files),
                    ids(message, "Message-ID").stream().findFirst(),
                    references(message),
                    isAutomatic(message));
        } catch (MessagingException | IOException | IllegalArgumentException e) {
            throw new UnreadableMail("it cannot be read: " + e.getMessage(), e);
        }
    }

    /** What was found while walking through the parts. */
    private static final class Content {
        private final StringBuilder text = new StringBuilder();
        private final StringBuilder html = new StringBuilder();
        private final List<MailFile> files = new ArrayList<>();

        Words words() {
            if (html.isEmpty()) {
                return Words.plain(text.toString());
            }
            var safe = SafeHtml.of(html.toString());
            return new Words(text.isEmpty() ? safe.text() : text.toString(), Optional.of(safe));
        }
    }

    private static void collect(Part part, Content content, int depth) throws MessagingException, IOException {
        if (depth > DEEPEST) {
            throw new MessagingException("its parts are nested deeper than " + DEEPEST);
        }
        var attached = Part.ATTACHMENT.equalsIgnoreCase(dispositionOf(part)) || fileNameOf(part) != null;
        if (!attached && part.isMimeType("multipart/*")) {
            var parts = new MimeMultipart(part.getDataHandler().getDataSource());
            for (int i = 0; i < parts.getCount(); i++) {
                BodyPart inner = parts.getBodyPart(i);
                collect(inner, content, depth + 1);
            }
        } else if (!attached && part.isMimeType("text/html")) {
            content.html.append(textOf(part));
        } else if (!attached && part.isMimeType("text/*")) {
            content.text.append(content.text.isEmpty() ? "" : "\n\n").append(textOf(part));
        } else {
            content.files.add(new MailFile(nameOf(part), mediaTypeOf(part), bytesOf(part)));
        }
    }

    /** The text of a part in its charset; an unknown charset is read as UTF-8, else as Latin 1. */
    private static String textOf(Part part) throws MessagingException, IOException {
        var bytes = bytesOf(part);
        var text = new String(bytes, charsetOf(part, bytes));
        return text.replace("\r\n", "\n").replace("\0", "");
    }

    private static Charset charsetOf(Part part, byte[] bytes) throws MessagingException {
        try {
            var named = new ContentType(part.getContentType()).getParameter("charset");
            if (named != null) {
                return Charset.forName(MimeUtility.javaCharset(named.strip()));
            }
        } catch (MessagingException | IllegalArgumentException e) {
            return guessed(bytes);
        }
        return guessed(bytes);
    }

    private static Charset guessed(byte[] bytes) {
        var asUtf8 = new String(bytes, StandardCharsets.UTF_8);
        return asUtf8.indexOf('\uFFFD') < 0 ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1;
    }

    private static byte[] bytesOf(Part part) throws MessagingException, IOException {
        try (var stream = part.getInputStream()) {
            return stream.readAllBytes();
        }
    }

    private static String nameOf(Part part) throws MessagingException {
        var name = fileNameOf(part);
        if (name == null || name.isBlank()) {
            return part.isMimeType("message/rfc822") ? "message.eml" : "attachment";
        }
        return name.replaceAll("[\\p{Cntrl}/\\\\:*?\"<>|]", "_").strip();
    }

    private static @Nullable String fileNameOf(Part part) throws MessagingException {
        try {
            var name = part.getFileName();
            return name == null ? null : MimeUtility.decodeText(name);
        } catch (UnsupportedEncodingException e) {
            return part.getFileName();
        }
    }

    private static @Nullable String dispositionOf(Part part) {
        try {
            return part.getDisposition();
        } catch (MessagingException e) {
            return null; // a header that makes no sense says nothing
        }
    }

    private static String mediaTypeOf(Part part) {
        try {
            return new ContentType(part.getContentType()).getBaseType().toLowerCase(Locale.ROOT);
        } catch (MessagingException e) {
            return "application/octet-stream";
        }
    }

    private static InternetAddress author(MimeMessage message) throws UnreadableMail {
        for (var header : List.of("From", "Sender", "Reply-To")) {
            var found = addresses(message, header)
                    .filter(address -> EmailAddress.in(String.valueOf(address.getAddress())).isPresent())
                    .findFirst();
            if (found.isPresent()) {
                return found.get();
            }
        }
        throw new UnreadableMail("it names no author: From, Sender and Reply-To hold no address");
    }

    private static List<EmailAddress> recipients(MimeMessage message) {
        return Stream.of("Delivered-To", "X-Original-To", "To", "Cc")
                .flatMap(header -> addresses(message, header))
                .flatMap(address -> EmailAddress.in(String.valueOf(address.getAddress())).stream())
                .distinct()
                .toList();
    }

    private static Stream<InternetAddress> addresses(MimeMessage message, String header) {
        try {
            var line = message.getHeader(header, ",");
            return line == null ? Stream.empty() : Stream.of(InternetAddress.parseHeader(line, false));
        } catch (MessagingException e) {
            return Stream.empty();
        }
    }

    private static String nameOf(Address author) {
        var name = ((InternetAddress) author).getPersonal();
        return name == null ? "" : name.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
    }

    private static String subject(MimeMessage message) throws MessagingException {
        var subject = message.getSubject();
        return subject == null ? "" : subject;
    }

    /** In-Reply-To names what is answered; References go from the oldest to the newest (RFC 5322, section 3.6.4). */
    private static List<String> references(MimeMessage message) throws MessagingException {
        var all = new LinkedHashSet<>(ids(message, "In-Reply-To"));
        var earlier = new ArrayList<>(ids(message, "References"));
        Collections.reverse(earlier);
        all.addAll(earlier);
        return List.copyOf(all);
    }

    private static List<String> ids(MimeMessage message, String header) throws MessagingException {
        var line = message.getHeader(header, " ");
        if (line == null) {
            return List.of();
        }
        return MAIL_ID.matcher(MimeUtility.unfold(line))
                .results()
                .map(match -> match.group(1))
                .toList();
    }

    /** Whether nobody would read an answer: RFC 3834, section 2, mailing lists (RFC 2919), bounces (RFC 3464). */
    private static boolean isAutomatic(MimeMessage message) throws MessagingException {
        var submitted = headerOf(message, "Auto-Submitted");
        return (!submitted.isEmpty() && !submitted.startsWith("no"))
                || OF_MACHINES.contains(headerOf(message, "Precedence"))
                || !headerOf(message, "List-Id").isEmpty()
                || headerOf(message, "Return-Path").equals("<>")
                || message.isMimeType("multipart/report");
    }

    private static String headerOf(MimeMessage message, String name) throws MessagingException {
        var line = message.getHeader(name, " ");
        return line == null ? "" : line.strip().toLowerCase(Locale.ROOT);
    }

    private static Properties lenient() {
        var properties = new Properties();
        properties.setProperty("mail.mime.address.strict", "false");
        properties.setProperty("mail.mime.decodetext.strict", "false");
        properties.setProperty("mail.mime.charset", "UTF-8");
        return properties;
    }
}
