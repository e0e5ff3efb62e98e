package org.autocrm.mail.inbound;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.autocrm.mail.inbound.IncomingMail.MailFile;
import org.autocrm.mail.reading.HtmlReply;
import org.autocrm.mail.reading.Reply;
import org.autocrm.mail.sorting.MailKind;
import org.autocrm.mail.sorting.MailSorter;
import org.autocrm.shared.EmailAddress;
import org.autocrm.shared.SafeHtml;
import org.autocrm.ticket.Words;

/** Reads a raw RFC 5322 message: who wrote, what, with which files, in answer to what. */
class MailReader {

    private static final Pattern MAIL_ID = Pattern.compile("<([^<>\\s\\p{Cntrl}]{1,900})>");
    private static final Pattern ADDRESS = Pattern.compile("[^@\\s<>\",;:()\\p{Cntrl}]+@[^@\\s<>\",;:()\\p{Cntrl}]+");
    private static final Pattern END_OF_HEADER = Pattern.compile("\r?\n\r?\n");
    private static final Set<MailKind> OF_PEOPLE = EnumSet.of(MailKind.WRITTEN, MailKind.AUTO_REPLY);
    private static final String A_MAIL_SERVER = "mailer-daemon@mail.invalid"; // RFC 2606, section 2
    /** Of those languages whose mail programs say so. */
    private static final Pattern FORWARDED = Pattern.compile("(?i)\\s{0,5}(?:fwd?|wg|tr|rv|enc|vb|vl|pd|doorst)\\s?:");

    private static final List<String> SAID_BY_PROGRAMS = List.of(
            "Auto-Submitted",
            "X-Auto-Response-Suppress",
            "X-Autoreply",
            "X-Auto-Reply",
            "X-Autorespond",
            "X-Autoresponder",
            "X-Failed-Recipients",
            "Precedence");
    private static final Logger LOG = Logger.getLogger(MailReader.class.getName());
    private static final int MOST_UNFOLDED = 100_000;
    private static final char BROKEN = '\uFFFD'; // what decoding makes of bytes that are no UTF-8
    private static final int DEEPEST = 20;

    private final MailSorter sorter = new MailSorter();
    private final Session utf8 = Session.getInstance(lenient(true));
    private final Session latin1 = Session.getInstance(lenient(false));

    /**
     * The mail of these bytes.
     *
     * @throws UnreadableMail if it names no author or is no mail at all
     */
    IncomingMail read(byte[] raw) throws UnreadableMail {
        try {
            var message =
                    new MimeMessage(header(raw).indexOf(BROKEN) >= 0 ? latin1 : utf8, new ByteArrayInputStream(raw));
            var sorted = sorter.sort(message);
            var author = author(message, sorted.kind());
            var content = new Content(!FORWARDED.matcher(subject(message)).lookingAt());
            collect(message, content, 0);
            return new IncomingMail(
                    new EmailAddress(String.valueOf(author.getAddress())),
                    nameOf(author),
                    recipients(message),
                    subject(message),
                    content.words(),
                    content.quoted(),
                    List.copyOf(content.files),
                    ids(message, "Message-ID").stream().findFirst(),
                    references(message),
                    isGenerated(message),
                    isDeclared(message),
                    sorted);
        } catch (MessagingException | IOException | RuntimeException | StackOverflowError e) { // whatever it holds
            throw new UnreadableMail("it cannot be read: " + e.getMessage(), e);
        }
    }

    /** What was found while walking through the parts, in the order in which a mail program would show it. */
    private static final class Content {
        private final Pieces said = new Pieces();
        private final Pieces rest = new Pieces();
        private final List<MailFile> files = new ArrayList<>();
        private final boolean divided;

        /** What somebody passes on is what they have to say. */
        Content(boolean divided) {
            this.divided = divided;
        }

        void addText(String text) {
            var reply = dividedOr(() -> Reply.of(text), () -> new Reply(text, ""));
            add(Words.plain(reply.said()), Words.plain(reply.rest()));
        }

        void addHtml(String untrustedHtml) {
            var reply = dividedOr(
                    () -> HtmlReply.of(untrustedHtml),
                    () -> new HtmlReply(SafeHtml.ofMail(untrustedHtml), SafeHtml.of("")));
            add(words(reply.said()), words(reply.rest()));
        }

        /** A mail that cannot be divided is said whole. */
        private <T> T dividedOr(Supplier<T> division, Supplier<T> whole) {
            try {
                return divided ? division.get() : whole.get();
            } catch (RuntimeException | StackOverflowError e) {
                LOG.log(Level.WARNING, "A mail is shown whole, because it cannot be divided", e);
                return whole.get();
            }
        }

        void add(Words itsWords, Words repeated) {
            said.add(itsWords);
            rest.add(repeated);
        }

        Words words() {
            return said.words();
        }

        Optional<Words> quoted() {
            return Optional.of(rest.words()).filter(words -> !words.isEmpty());
        }

        private static Words words(SafeHtml html) {
            return new Words(html.text(), Optional.of(html));
        }
    }

    /** Words one after the other, formatted as soon as some of them are. */
    private static final class Pieces {
        private final StringBuilder text = new StringBuilder();
        private final StringBuilder html = new StringBuilder();
        private boolean formatted;

        void add(Words words) {
            var shown = words.html().map(SafeHtml::value).filter(value -> !value.isBlank());
            if (words.isEmpty() && shown.isEmpty()) {
                return;
            }
            text.append(text.isEmpty() ? "" : "\n\n").append(words.text());
            html.append(shown.orElseGet(() -> SafeHtml.ofText(words.text()).value()));
            formatted |= shown.isPresent();
        }

        Words words() {
            return formatted
                    ? new Words(text.toString(), Optional.of(SafeHtml.ofMail(html.toString())))
                    : Words.plain(text.toString());
        }
    }

    private static void collect(Part part, Content content, int depth) throws MessagingException, IOException {
        if (depth > DEEPEST) {
            throw new MessagingException("its parts are nested deeper than " + DEEPEST);
        }
        var attached = PartReader.isAttached(part);
        var type = PartReader.mediaType(part);
        if (!attached && type.startsWith("multipart/")) {
            collectParts(part, type, content, depth + 1);
        } else if (!attached && type.equals("text/html")) {
            content.addHtml(PartReader.text(part));
        } else if (!attached && type.equals("text/plain")) {
            content.addText(PartReader.text(part));
        } else {
            content.files.add(new MailFile(PartReader.name(part), type, PartReader.bytes(part), PartReader.id(part)));
        }
    }

    private static void collectParts(Part part, String type, Content content, int depth)
            throws MessagingException, IOException {
        var parts = PartReader.parts(part);
        if (parts.isEmpty()) {
            content.addText(PartReader.text(part)); // it only says that it has parts
        } else if (type.equals("multipart/alternative")) {
            List<Content> choices = new ArrayList<>();
            for (var inner : parts) {
                var choice = new Content(content.divided);
                collect(inner, choice, depth);
                choices.add(choice);
                content.files.addAll(choice.files);
            }
            content.add(
                    allOf(choices.stream().map(Content::words)),
                    allOf(choices.stream().flatMap(choice -> choice.quoted().stream())));
        } else {
            for (var inner : parts) {
                collect(inner, content, depth);
            }
        }
    }

    /** The same said in several ways: the last one with formatting is the richest (RFC 2046, section 5.1.4). */
    private static Words allOf(Stream<Words> ways) {
        var choices = ways.toList();
        var plain = choices.stream()
                .filter(words -> words.html().isEmpty() && !words.isEmpty())
                .findFirst();
        var rich = choices.stream().filter(words -> words.html().isPresent()).reduce((first, next) -> next);
        return rich.map(words -> new Words(plain.orElse(words).text(), words.html()))
                .or(() -> plain)
                .orElseGet(() -> Words.plain(""));
    }

    private static String header(byte[] raw) {
        var text = new String(raw, StandardCharsets.UTF_8);
        var end = END_OF_HEADER.matcher(text);
        return end.find() ? text.substring(0, end.start()) : text;
    }

    private static InternetAddress author(MimeMessage message, MailKind kind)
            throws MessagingException, UnreadableMail {
        for (var header : List.of("From", "Sender", "Reply-To")) {
            var found = addresses(message, header)
                    .filter(address -> EmailAddress.in(String.valueOf(address.getAddress()))
                            .isPresent())
                    .findFirst();
            if (found.isPresent()) {
                return found.get();
            }
        }
        var line = String.valueOf(message.getHeader("From", ","));
        var written = ADDRESS.matcher(line);
        if (written.find()) {
            return addressOf(written.group());
        }
        if (!OF_PEOPLE.contains(kind)) {
            return addressOf(A_MAIL_SERVER); // which names itself MAILER-DAEMON, or nobody
        }
        throw new UnreadableMail("it names no author: From, Sender and Reply-To hold no address");
    }

    private static InternetAddress addressOf(String written) {
        var address = new InternetAddress();
        address.setAddress(written);
        return address;
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
        var start =
                line.length() <= MOST_UNFOLDED ? line : line.substring(0, MOST_UNFOLDED); // each fold copies the rest
        return MAIL_ID.matcher(MimeUtility.unfold(start))
                .results()
                .map(match -> match.group(1))
                .toList();
    }

    /** Whether a program says that it wrote by itself (RFC 3834, section 5). */
    private static boolean isGenerated(MimeMessage message) throws MessagingException {
        var submitted = message.getHeader("Auto-Submitted", " ");
        return submitted != null && submitted.strip().toLowerCase(Locale.ROOT).startsWith("auto-generated");
    }

    /** Whether its header says that no person wrote it, rather than only its words. */
    private static boolean isDeclared(MimeMessage message) throws MessagingException {
        for (var name : SAID_BY_PROGRAMS) {
            if (message.getHeader(name) != null) {
                return true;
            }
        }
        var path = message.getHeader("Return-Path", " ");
        return (path != null && path.strip().equals("<>"))
                || PartReader.mediaType(message).equals("multipart/report");
    }

    private static Properties lenient(boolean allowUtf8) {
        var properties = new Properties();
        properties.setProperty("mail.mime.address.strict", "false");
        properties.setProperty("mail.mime.decodetext.strict", "false");
        properties.setProperty("mail.mime.charset", "UTF-8");
        properties.setProperty("mail.mime.allowutf8", String.valueOf(allowUtf8));
        return properties;
    }
}
