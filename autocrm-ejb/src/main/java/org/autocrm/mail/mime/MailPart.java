package org.autocrm.mail.mime;

import jakarta.activation.DataSource;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimeUtility;
import jakarta.mail.internet.ParseException;
import jakarta.mail.internet.SharedInputStream;
import jakarta.mail.util.SharedByteArrayInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A part of a mail with the parts within it, or the mail itself. It is taken as it is: real mails name charsets,
 * encodings and boundaries that are not theirs, and their authors want an answer all the same.
 */
public final class MailPart {

    /** So many parts no mail program writes. */
    private static final int MOST_PARTS = 1_000;

    private static final int DEEPEST = 20;
    /** Each level of parts is looked through from its beginning to its end. In bytes, of all levels together. */
    private static final long MOST_LOOKED_THROUGH = 80L * 1024 * 1024;

    private static final int LONGEST_HEADER = 2 * 1024 * 1024;
    private static final long MOST_HEADERS_OF_PARTS = 2 * 1024 * 1024; // together
    private static final int LONGEST_ID = 300;
    private static final int LONGEST_NAME = 200;
    private static final int MOST_OF_A_HEADER = 64 * 1024;
    private static final Set<String> WITHIN = Set.of("message/rfc822", "message/global");

    private static final Pattern TYPE =
            Pattern.compile("[a-z0-9!#$&^_.+-]{1,127}+/[a-z0-9!#$&^_.+-]{1,127}+"); // RFC 6838, section 4.2
    private static final Pattern BARE_NAME =
            Pattern.compile("(?i)[;\\s](?:file)?name\\s{0,9}=\\s{0,9}\"?([^\";]{1,500})");

    private static final Session UTF8 = Session.getInstance(lenient(true));
    private static final Session LATIN1 = Session.getInstance(lenient(false));

    private final Part part;
    private final Headers headers;
    private final String mediaType;
    private final List<MailPart> parts = new ArrayList<>();

    private MailPart(Part part) {
        this.part = part;
        this.headers = new Headers(part);
        this.mediaType = typeOf(part);
    }

    /**
     * The mail of these bytes, and all of its parts.
     *
     * @throws TooMuch if nobody could have written it
     */
    public static MailPart of(byte[] raw) throws TooMuch {
        var end = endOfHeader(raw, 0);
        if (end > LONGEST_HEADER) {
            throw new TooMuch("its header has more than " + LONGEST_HEADER / 1024 / 1024 + " MB");
        }
        try {
            var message = new MimeMessage(isUtf8(raw, end) ? UTF8 : LATIN1, new SharedByteArrayInputStream(raw));
            var root = new MailPart(message);
            root.divide(0, new Count());
            return root;
        } catch (MessagingException e) {
            throw new UncheckedIOException(new IOException(e)); // it is in memory
        }
    }

    /** The parts of a whole mail that were seen so far. */
    private static final class Count {

        private int parts;
        private long lookedThrough;
        private long headers;

        void check(int depth) throws TooMuch {
            if (headers > MOST_HEADERS_OF_PARTS) {
                throw new TooMuch(
                        "the headers of its parts have more than " + MOST_HEADERS_OF_PARTS / 1024 / 1024 + " MB");
            }
            if (lookedThrough > MOST_LOOKED_THROUGH) {
                throw new TooMuch("its parts are nested too deep for their size");
            }
            if (depth > DEEPEST) {
                throw new TooMuch("its parts are nested deeper than " + DEEPEST);
            }
        }
    }

    /** Ends the look for parts, which the mail library would not end by itself. */
    private static final class TooManyParts extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }

    private void divide(int depth, Count count) throws TooMuch {
        if (!isMultipart()) {
            return;
        }
        try {
            count.lookedThrough += part.getSize();
            count.check(depth);
            var multipart = new LenientMultipart(part.getDataHandler().getDataSource(), count);
            var size = multipart.getCount();
            count.check(depth + 1);
            for (int i = 0; i < size; i++) {
                parts.add(new MailPart(multipart.getBodyPart(i)));
            }
        } catch (TooManyParts e) {
            count.check(depth);
            throw new TooMuch("it has more than " + MOST_PARTS + " parts");
        } catch (MessagingException e) {
            parts.clear(); // it only says that it has parts
        }
        for (var inner : parts) {
            inner.divide(depth + 1, count);
        }
    }

    public Headers headers() {
        return headers;
    }

    /** Such as {@code text/plain}, in lower case; one that makes no sense is {@code application/octet-stream}. */
    public String mediaType() {
        return mediaType;
    }

    public boolean isMultipart() {
        return mediaType.startsWith("multipart/");
    }

    /** The parts within; none where their boundary never comes. */
    public List<MailPart> parts() {
        return parts;
    }

    /** A parameter of its media type, such as the charset; empty where it has none. */
    public String parameter(String name) {
        try {
            var value = new ContentType(part.getContentType()).getParameter(name);
            return value == null ? "" : value.strip();
        } catch (MessagingException e) {
            return "";
        }
    }

    /** Whether it is a file, rather than something that the author says. */
    public boolean isAttached() {
        return Part.ATTACHMENT.equalsIgnoreCase(disposition()) || fileName().isPresent();
    }

    private String disposition() {
        try {
            var disposition = part.getDisposition();
            return disposition == null ? "" : disposition.strip();
        } catch (MessagingException e) {
            return headers.value("Content-Disposition").startsWith(Part.ATTACHMENT) ? Part.ATTACHMENT : "";
        }
    }

    /** The name of its file; a mail within a mail is named by its subject. */
    public String name() {
        return fileName()
                .or(() -> bareName(headers.raw("Content-Disposition")))
                .or(() -> bareName(headers.raw("Content-Type")))
                .map(MailFile::safe)
                .orElseGet(() -> WITHIN.contains(mediaType) ? nameOfMail() : "attachment");
    }

    private String nameOfMail() {
        var start = bytes(MOST_OF_A_HEADER);
        try {
            var subject = new Headers(
                            new MimeBodyPart(new InternetHeaders(new ByteArrayInputStream(start), true), new byte[0]))
                    .subject();
            var name = subject.length() <= LONGEST_NAME ? subject : subject.substring(0, LONGEST_NAME);
            return name.isBlank() ? "message.eml" : MailFile.safe(name) + ".eml";
        } catch (MessagingException e) {
            return "message.eml";
        }
    }

    private Optional<String> fileName() {
        try {
            return Optional.ofNullable(part.getFileName())
                    .map(EncodedWords::decoded)
                    .filter(name -> !name.isBlank());
        } catch (MessagingException e) {
            return Optional.empty(); // a header that makes no sense says nothing
        }
    }

    private static Optional<String> bareName(String header) {
        return Optional.of(BARE_NAME.matcher(header))
                .filter(found -> found.find())
                .map(found -> EncodedWords.decoded(found.group(1)).strip());
    }

    /** Its Content-ID without angle brackets (RFC 2045, section 7). */
    public Optional<String> id() {
        return Optional.of(headers.raw("Content-ID").replaceAll("^<|>$", ""))
                .filter(id -> !id.isBlank() && id.length() <= LONGEST_ID);
    }

    /** It as a file. */
    public MailFile file() {
        return new MailFile(name(), mediaType, this::open, id());
    }

    /** The beginning of its text, up to so many bytes. */
    public String text(int most) {
        var bytes = bytes(most);
        var charset = Optional.of(parameter("charset")).filter(name -> !name.isEmpty());
        return Charsets.decoded(bytes, charset, bytes.length == most)
                .replace("\r\n", "\n")
                .replace("\0", "");
    }

    /** Whether it has more bytes than that. */
    public boolean isLongerThan(int most) {
        try (var stream = open()) {
            stream.skipNBytes(most);
            return stream.read() >= 0;
        } catch (IOException e) {
            return false;
        }
    }

    /** Its first bytes, decoded. */
    public byte[] bytes(int most) {
        try (var stream = open()) {
            return stream.readNBytes(most);
        } catch (IOException e) { // it is not encoded as it says
            return rawBytes(most);
        }
    }

    private byte[] rawBytes(int most) {
        try (var stream = raw()) {
            return stream.readNBytes(most);
        } catch (IOException e) {
            return new byte[0];
        }
    }

    private InputStream open() {
        try {
            return switch (encoding()) {
                case "base64", "b" -> new Base64Stream(raw());
                case "quoted-printable", "q" -> MimeUtility.decode(raw(), "quoted-printable");
                case "x-uuencode", "uuencode", "x-uue" ->
                    new ByteArrayInputStream(
                            Uuencoded.decoded(new String(raw().readAllBytes(), StandardCharsets.ISO_8859_1)));
                default -> raw();
            };
        } catch (MessagingException | IOException e) {
            return raw();
        }
    }

    private String encoding() {
        return headers.value("Content-Transfer-Encoding").replaceAll("[;\\s].*|\"", "");
    }

    private InputStream raw() {
        try {
            return part instanceof MimeMessage message
                    ? message.getRawInputStream()
                    : ((MimeBodyPart) part).getRawInputStream();
        } catch (MessagingException e) {
            return InputStream.nullInputStream();
        }
    }

    static boolean isMediaType(String type) {
        return TYPE.matcher(type).matches();
    }

    private static String typeOf(Part part) {
        String named;
        try {
            named = part.getContentType();
        } catch (MessagingException e) {
            return "text/plain";
        }
        try {
            var type = new ContentType(named).getBaseType().toLowerCase(Locale.ROOT);
            return TYPE.matcher(type).matches() ? type : "application/octet-stream";
        } catch (ParseException e) { // it is read up to its first parameter, and is plain text if need be
            var end = named.indexOf(';');
            var type = (end < 0 ? named : named.substring(0, end)).strip().toLowerCase(Locale.ROOT);
            return TYPE.matcher(type).matches() ? type : "text/plain"; // RFC 2045, section 5.2
        }
    }

    /** The place of the first empty line, or the end. */
    private static int endOfHeader(byte[] raw, int from) {
        for (int i = from; i < raw.length; i++) {
            var next = i + 1 < raw.length && raw[i + 1] == '\r' ? i + 2 : i + 1;
            if (raw[i] == '\n' && next < raw.length && raw[next] == '\n') {
                return i;
            }
        }
        return raw.length;
    }

    private static boolean isUtf8(byte[] raw, int end) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(raw, 0, end));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    private static Properties lenient(boolean allowUtf8) {
        var properties = new Properties();
        properties.setProperty("mail.mime.address.strict", "false");
        properties.setProperty("mail.mime.decodetext.strict", "false");
        properties.setProperty("mail.mime.charset", "UTF-8");
        properties.setProperty("mail.mime.allowutf8", String.valueOf(allowUtf8));
        return properties;
    }

    /** Takes a multipart as it is: without parts, without an end, with names in UTF-8. */
    private static final class LenientMultipart extends MimeMultipart {

        private final Count count;

        LenientMultipart(DataSource source, Count count) throws MessagingException {
            super(source);
            this.count = count;
        }

        @Override
        protected void initializeProperties() {
            super.initializeProperties();
            allowEmpty = true;
        }

        @Override
        protected MimeBodyPart createMimeBodyPart(InputStream source) throws MessagingException {
            if (count.parts++ >= MOST_PARTS) {
                throw new TooManyParts(); // none of those that follow is looked for
            }
            return new LenientBodyPart(source, count);
        }
    }

    /** A part whose bytes stay where they are. */
    private static final class LenientBodyPart extends MimeBodyPart {

        LenientBodyPart(InputStream source, Count count) throws MessagingException {
            var shared = (SharedInputStream) source;
            headers = new InternetHeaders(source, true);
            count.headers += shared.getPosition();
            if (count.headers > MOST_HEADERS_OF_PARTS) {
                throw new TooManyParts();
            }
            contentStream = shared.newStream(shared.getPosition(), -1);
        }
    }
}
