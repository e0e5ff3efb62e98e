package org.autocrm.it;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.charset.Charset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.autocrm.it.ChaosMail.Kind;
import org.autocrm.it.MailSink.Taken;
import org.jspecify.annotations.Nullable;

/**
 * The customers of the chaos test: what they write is decided by a seed, what they answer is written once they have our
 * acknowledgement.
 */
final class ChaosPost implements MailSink.Receiver {

    private static final Pattern KEY = Pattern.compile("K\\d{6}");
    private static final List<Foreign> FOREIGN = List.of(
            new Foreign("ISO-2022-JP", "\u58ca\u308c\u307e\u3057\u305f"),
            new Foreign("KOI8-R", "\u0441\u043b\u043e\u043c\u0430\u043d"),
            new Foreign("windows-1252", "\u00fcberm\u00fcdet \u2014 \u20ac"));

    /** Words in a charset of their own. */
    private record Foreign(String charset, String words) {
        byte[] bytes(String text) {
            return text.getBytes(Charset.forName(charset));
        }
    }

    /** Whose Message-ID names none, or another as well: nobody answers them. */
    private static final Set<Kind> UNCLEAR = EnumSet.of(Kind.NO_ID, Kind.SAME_ID);

    /** A copy, or a copy of our acknowledgement. */
    private static final Set<Kind> TWO_COME_OF = EnumSet.of(Kind.ANSWER_TWICE, Kind.STRANGER);

    private final Dovecot mailboxes;
    private final List<String> ours;
    private final Random random;
    private final int customers;
    private final Map<String, ChaosMail> mails = new ConcurrentHashMap<>();
    private final Map<String, List<Kind>> answers = new TreeMap<>();
    private final Queue<Delivery> waiting = new ArrayDeque<>();
    private int keys;
    private int expected;

    private record Delivery(String mailbox, ChaosMail mail) {}

    /** @param ours the addresses of our mailboxes; most mail goes to the first */
    ChaosPost(Dovecot mailboxes, List<String> ours, int size, long seed) {
        this.mailboxes = mailboxes;
        this.ours = ours;
        this.random = new Random(seed);
        this.customers = Math.max(1, size / 2); // nobody writes so often that no acknowledgement comes any more
        write(size);
    }

    private void write(int size) {
        List<Kind> drawn = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            drawn.add(draw());
        }
        for (var kind : drawn) {
            if (!kind.isAnswer()) {
                first(kind);
            }
        }
        var acknowledged = mails.values().stream()
                .filter(mail -> mail.acknowledged() && !UNCLEAR.contains(mail.kind()))
                .map(ChaosMail::key)
                .sorted()
                .toList();
        for (var kind : drawn) {
            if (kind.isAnswer()) {
                answers.computeIfAbsent(acknowledged.get(random.nextInt(acknowledged.size())), key -> new ArrayList<>())
                        .add(kind);
            }
        }
        List<Delivery> deliveries = new ArrayList<>();
        mails.values().stream()
                .sorted((one, other) -> one.key().compareTo(other.key()))
                .forEach(mail -> mail.mailboxes().forEach(mailbox -> deliveries.add(new Delivery(mailbox, mail))));
        Collections.shuffle(deliveries, random);
        expected = deliveries.size()
                + (int) mails.values().stream().filter(ChaosMail::acknowledged).count()
                + answers.values().stream()
                        .flatMap(List::stream)
                        .mapToInt(kind -> TWO_COME_OF.contains(kind) ? 2 : 1)
                        .sum();
        waiting.addAll(deliveries);
    }

    private Kind draw() {
        var point =
                random.nextInt(Stream.of(Kind.values()).mapToInt(Kind::share).sum());
        for (var kind : Kind.values()) {
            point -= kind.share();
            if (point < 0) {
                return kind;
            }
        }
        throw new IllegalStateException();
    }

    /** Puts the next mails into their mailboxes, so many at most. */
    synchronized void deliver(int most) {
        for (int i = 0; i < most; i++) {
            var next = waiting.poll();
            if (next == null) {
                return;
            }
            mailboxes.deliver(next.mailbox(), next.mail().raw());
        }
    }

    /** A customer, or one of our mailboxes, gets a mail of ours; the customer may answer. */
    @Override
    public synchronized void receive(Taken mail) {
        if (mailboxes.has(mail.recipient())) {
            mailboxes.deliver(mail.recipient(), mail.raw());
            return;
        }
        var first = mails.get(keyIn(mail.subject()));
        if (first != null && !isOfTheDesk(mail.recipient())) {
            var kinds = answers.remove(first.key());
            for (var kind : kinds == null ? List.<Kind>of() : kinds) {
                var answer = answer(kind, first, mail);
                answer.mailboxes().forEach(mailbox -> waiting.add(new Delivery(mailbox, answer)));
            }
        }
    }

    /** Our mailboxes get copies, and agents notifications, which no customer ever sees. */
    static boolean isOfTheDesk(String recipient) {
        return recipient.endsWith("@autocrm.example");
    }

    /** Whether everybody has written all that they wanted to. */
    synchronized boolean isDone() {
        return waiting.isEmpty() && answers.isEmpty();
    }

    /** How many mails will have come at the end, with the copies of ours. */
    int expected() {
        return expected;
    }

    /** All mails that were written so far. */
    Collection<ChaosMail> mails() {
        return mails.values();
    }

    /** The mail that a text names; empty where it names none. */
    static String keyIn(String text) {
        var matcher = KEY.matcher(text);
        return matcher.find() ? matcher.group() : "";
    }

    // the first mails

    private void first(Kind kind) {
        var letter = new Letter(kind);
        switch (kind) {
            case HTML ->
                add(letter.as(
                        "multipart/alternative; boundary=b",
                        parts(
                                "text/plain",
                                letter.words(),
                                "text/html",
                                "<p>" + letter.words() + " <b>Please</b> help.</p>")));
            case FILE ->
                add(letter.as(
                        "multipart/mixed; boundary=b",
                        parts(
                                "text/plain",
                                letter.words(),
                                "application/octet-stream; name=\"" + letter.key + ".bin\"",
                                noise())));
            case CHARSET ->
                add(
                        random.nextInt(4) == 0
                                ? letter.as("text/plain; charset=x-of-nobody", letter.words())
                                : letter.in(FOREIGN.get(random.nextInt(FOREIGN.size()))));
            case NO_ID -> add(letter.without("Message-ID").to(letter.box(), letter.box()));
            case TWICE -> add(letter.to(letter.box(), letter.box()));
            case TWO_MAILBOXES -> add(letter.to(ours.get(0), ours.get(1)));
            case SAME_ID -> {
                add(letter);
                add(new Letter(kind).with("Message-ID", "<" + letter.mailId + ">"));
            }
            case ALERT -> add(letter.with("Auto-Submitted", "auto-generated").becomes("OPENED", letter.key, false));
            case SPAM -> add(letter.with("X-Spam-Flag", "YES").becomes("SUSPECTED", null, false));
            case NOBODY -> add(letter.with("From", "nobody at all").becomes("SET_ASIDE", null, false));
            case DEEP ->
                add(letter.as("multipart/mixed; boundary=b0", nested(letter.words()))
                        .becomes("SET_ASIDE", null, false));
            case AWAY -> add(letter.with("Auto-Submitted", "auto-replied").becomes("KEPT_OUT", null, false));
            default -> add(letter);
        }
    }

    private ChaosMail add(Letter letter) {
        var mail = letter.written();
        mails.put(mail.key(), mail);
        return mail;
    }

    private ChaosMail answer(Kind kind, ChaosMail first, Taken ours) {
        var letter = new Letter(kind)
                .from(first.customer())
                .to(first.mailboxes().get(0))
                .about("Re: " + ours.subject())
                .with("In-Reply-To", "<" + ours.mailId() + ">")
                .becomes("CONTINUED", first.key(), false);
        switch (kind) {
            case ANSWER_TWICE -> letter.to(letter.box(), letter.box());
            case ANSWER_LIKE_SPAM -> letter.with("X-Spam-Flag", "YES");
            case BY_REFERENCES ->
                letter.without("In-Reply-To").with("References", "<none@here.example> <" + ours.mailId() + ">");
            case BY_NUMBER -> letter.without("In-Reply-To");
            case TO_ONESELF -> letter.about("One thing more").with("In-Reply-To", "<" + first.mailId() + ">");
            case AUTOMATIC -> letter.about("Out of office").with("Auto-Submitted", "auto-replied");
            case BOUNCE -> report(letter, first, ours, "failed", "5.1.1").becomes("KEPT_OUT", first.key(), false);
            case DELAY -> report(letter, first, ours, "delayed", "4.4.1").becomes("KEPT_OUT", first.key(), false);
            case STRANGER ->
                letter.from("stranger-" + letter.key.toLowerCase(Locale.ROOT) + "@elsewhere.example")
                        .with("In-Reply-To", "<" + first.mailId() + ">")
                        .about("About " + letter.key)
                        .becomes("OPENED", letter.key, true);
            default -> {}
        }
        return add(letter);
    }

    /** A report of a mail server, which answers nothing by its header (RFC 3464). */
    private static Letter report(Letter letter, ChaosMail first, Taken ours, String action, String status) {
        return letter.from("mailer-daemon@mx.example.org")
                .about("Delivery status")
                .without("In-Reply-To")
                .with("Return-Path", "<>")
                .as(
                        "multipart/report; report-type=delivery-status; boundary=b",
                        parts(
                                "text/plain",
                                letter.words(),
                                "message/delivery-status",
                                "Reporting-MTA: dns; mx.example.org\r\n\r\nFinal-Recipient: rfc822; " + first.customer()
                                        + "\r\nAction: " + action + "\r\nStatus: " + status
                                        + "\r\nDiagnostic-Code: smtp; " + status + " that is how it is\r\n",
                                "text/rfc822-headers",
                                "Message-ID: <" + ours.mailId() + ">\r\nSubject: " + first.key() + "\r\n"));
    }

    private static String parts(String... typesAndContents) {
        var text = new StringBuilder();
        for (int i = 0; i < typesAndContents.length; i += 2) {
            text.append("--b\r\nContent-Type: ").append(typesAndContents[i]);
            text.append("\r\n\r\n").append(typesAndContents[i + 1]).append("\r\n");
        }
        return text.append("--b--\r\n").toString();
    }

    private String noise() {
        var bytes = new byte[200 + random.nextInt(20_000)];
        random.nextBytes(bytes);
        return Base64.getMimeEncoder().encodeToString(bytes);
    }

    private static String nested(String words) {
        var text = words;
        for (int level = 30; level > 0; level--) {
            text = "--b%d\r\nContent-Type: multipart/mixed; boundary=b%d\r\n\r\n%s\r\n--b%d--\r\n"
                    .formatted(level - 1, level, text, level - 1);
        }
        return text;
    }

    /** A mail while it is written. */
    private final class Letter {

        private final String key = "K%06d".formatted(++keys);
        private final Kind kind;
        private final Map<String, String> headers = new TreeMap<>();
        private String mailId = key.toLowerCase(Locale.ROOT) + "@customers.example";
        private String customer = "customer" + keys % customers + "@customers.example";
        private String subject = "About " + key;
        private String type = "text/plain; charset=UTF-8";
        private byte[] body;
        private List<String> to = List.of(ours.get(random.nextInt(3) / 2));
        private String state = "OPENED";
        private @Nullable String ticketOf = key;
        private boolean acknowledged = true;

        Letter(Kind kind) {
            this.kind = kind;
            this.body = words().getBytes(UTF_8);
            headers.put("Date", "Mon, 2 Mar 2026 09:00:00 +0000");
            headers.put("Message-ID", "<" + mailId + ">");
        }

        String words() {
            return "This is mail " + key + ". Please help.";
        }

        String box() {
            return to.get(0);
        }

        Letter from(String author) {
            customer = author;
            return this;
        }

        Letter to(String... addresses) {
            to = List.of(addresses);
            return this;
        }

        Letter about(String what) {
            subject = what;
            return this;
        }

        Letter with(String header, String value) {
            headers.put(header, value);
            if (header.equals("Message-ID")) {
                mailId = value.replaceAll("[<>]", "");
            }
            return this;
        }

        Letter without(String header) {
            headers.remove(header);
            return this;
        }

        Letter as(String mediaType, String content) {
            type = mediaType;
            body = content.getBytes(US_ASCII);
            return this;
        }

        Letter in(Foreign language) {
            var word = Base64.getEncoder().encodeToString(language.bytes(language.words()));
            headers.put("Subject", subject + " =?" + language.charset() + "?B?" + word + "?=");
            subject += " " + language.words();
            type = "text/plain; charset=" + language.charset();
            body = language.bytes(words() + "\r\n" + language.words());
            return this;
        }

        Letter becomes(String end, @Nullable String itsTicket, boolean isAcknowledged) {
            state = end;
            ticketOf = itsTicket;
            acknowledged = isAcknowledged;
            return this;
        }

        ChaosMail written() {
            headers.putIfAbsent("From", "Ann Lee <" + customer + ">");
            headers.putIfAbsent("Subject", subject);
            headers.put("To", String.join(", ", new LinkedHashSet<>(to)));
            headers.put("MIME-Version", "1.0");
            headers.put("Content-Type", type);
            headers.put(ChaosMail.KEY, key);
            var head = new StringBuilder();
            headers.forEach((name, value) ->
                    head.append(name).append(": ").append(value).append("\r\n"));
            var raw = head.append("\r\n").append(new String(body, ISO_8859_1)).toString();
            return new ChaosMail(key, kind, customer, mailId, subject, raw, to, state, ticketOf, acknowledged);
        }
    }
}
