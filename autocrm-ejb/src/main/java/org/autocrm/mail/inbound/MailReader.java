package org.autocrm.mail.inbound;

import jakarta.mail.internet.InternetAddress;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.autocrm.mail.mime.Headers;
import org.autocrm.mail.mime.MailPart;
import org.autocrm.mail.mime.TooMuch;
import org.autocrm.mail.reading.Reply;
import org.autocrm.mail.reading.SentOn;
import org.autocrm.mail.sorting.MailKind;
import org.autocrm.mail.sorting.MailSorter;
import org.autocrm.shared.EmailAddress;
import org.autocrm.ticket.Words;

/** Reads a raw RFC 5322 message: who wrote, what, with which files, in answer to what. */
class MailReader {

    private static final Pattern ADDRESS =
            Pattern.compile("[^@\\s<>\",;:()\\p{Cntrl}]{1,64}+@[^@\\s<>\",;:()\\p{Cntrl}]{1,255}+");
    private static final Set<MailKind> OF_PEOPLE = EnumSet.of(MailKind.WRITTEN, MailKind.AUTO_REPLY);
    private static final Author A_MAIL_SERVER = // RFC 2606, section 2
            new Author(new EmailAddress("mailer-daemon@mail.invalid"), "", true);

    /** Who wrote, where From does not say it; the likeliest first. */
    private static final List<String> BESIDE_FROM = List.of("Sender", "Reply-To", "Return-Path");

    /** Of those languages whose mail programs say so. */
    private static final Pattern FORWARDED = Pattern.compile("(?i)\\s{0,5}(?:fwd?|wg|tr|rv|enc|vb|vl|pd|doorst)\\s?:");

    private final MailSorter sorter = new MailSorter();

    /**
     * The mail of these bytes.
     *
     * @throws UnreadableMail if it names no author or is no mail at all
     */
    IncomingMail read(byte[] raw) throws UnreadableMail {
        try {
            var mail = MailPart.of(raw);
            var headers = mail.headers();
            var sorted = sorter.sort(mail);
            var author = author(headers, sorted.kind());
            var subject = headers.subject();
            var forwarded = FORWARDED.matcher(subject).lookingAt();
            var body = MailBody.of(mail, !forwarded);
            return new IncomingMail(
                    author.address(),
                    author.name(),
                    author.isNamed(),
                    addresses(headers, "Delivered-To", "X-Original-To", "To", "Cc")
                            .toList(),
                    addresses(headers, "To", "Cc").collect(Collectors.toSet()),
                    subject,
                    forwarded,
                    body.words(),
                    body.quoted(),
                    body.files(),
                    headers.ids("Message-ID").stream().findFirst(),
                    headers.answered(),
                    headers.addresses("From").size() == 1 ? headers.all("Authentication-Results") : List.of(),
                    sorted);
        } catch (TooMuch | RuntimeException | StackOverflowError e) { // whatever it holds
            throw new UnreadableMail("it cannot be read: " + e.getMessage(), e);
        }
    }

    /**
     * The mail that a mail sends on: the only one among its files, or the one within its text; empty where there is
     * none, or it does not say by which address it came.
     *
     * @throws UnreadableMail if that one names no author or is no mail at all
     */
    Optional<SentOnMail> sentOnBy(IncomingMail mail) throws UnreadableMail {
        var attached = mail.files().stream()
                .filter(file -> file.mediaType().equals("message/rfc822"))
                .toList();
        if (attached.size() == 1) {
            var inner = read(attached.get(0).bytes());
            return Optional.of(inner)
                    .filter(IncomingMail::fromNamed)
                    .map(found -> new SentOnMail(Reply.of(mail.words().text()).said(), found.to(mail)));
        }
        return SentOn.in(mail.words().text()).map(sent -> new SentOnMail(sent.said(), within(mail, sent)));
    }

    /** What stands above it is not for its author: only where there is nothing, all is shown as it was formatted. */
    private static IncomingMail within(IncomingMail mail, SentOn sent) {
        var words = sent.said().isEmpty() ? new Words(sent.text(), mail.words().html()) : Words.plain(sent.text());
        return new IncomingMail(
                sent.author(),
                sent.name(),
                true,
                mail.recipients(),
                Set.of(),
                sent.subject().isEmpty()
                        ? FORWARDED.matcher(mail.subject()).replaceFirst("").strip()
                        : sent.subject(),
                false,
                words,
                Optional.empty(),
                mail.files(),
                mail.mailId(),
                mail.references(),
                List.of(),
                mail.sorted());
    }

    /** Whom a mail is from, and whether From says so. */
    private record Author(EmailAddress address, String name, boolean isNamed) {}

    private static Author author(Headers headers, MailKind kind) throws UnreadableMail {
        var found = named(headers, "From", true)
                .or(() -> writtenIn(headers))
                .or(() -> BESIDE_FROM.stream()
                        .flatMap(name -> named(headers, name, false).stream())
                        .findFirst());
        if (found.isPresent()) {
            return found.get();
        }
        if (!OF_PEOPLE.contains(kind)) {
            return A_MAIL_SERVER; // which names itself MAILER-DAEMON, or nobody
        }
        throw new UnreadableMail("it names no author: From, Sender, Reply-To and Return-Path hold no address");
    }

    private static Optional<Author> named(Headers headers, String header, boolean isFrom) {
        return headers.addresses(header).stream()
                .flatMap(written -> EmailAddress.in(String.valueOf(written.getAddress()))
                        .map(address -> new Author(address, nameOf(written), isFrom))
                        .stream())
                .findFirst();
    }

    /** An address among other things that make no sense. */
    private static Optional<Author> writtenIn(Headers headers) {
        return ADDRESS.matcher(headers.raw("From").replace("\"", ""))
                .results()
                .flatMap(found -> EmailAddress.in(found.group()).stream())
                .findFirst()
                .map(address -> new Author(address, "", true));
    }

    private static Stream<EmailAddress> addresses(Headers headers, String... names) {
        return Stream.of(names)
                .flatMap(name -> headers.addresses(name).stream())
                .flatMap(address -> EmailAddress.in(String.valueOf(address.getAddress())).stream())
                .distinct();
    }

    private static String nameOf(InternetAddress author) {
        var name = author.getPersonal();
        return name == null ? "" : name.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
    }
}
