package org.autocrm.mail.inbound;

import jakarta.activation.DataSource;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimePart;
import jakarta.mail.internet.MimeUtility;
import jakarta.mail.internet.ParseException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UnsupportedEncodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads one part of a mail, and takes it as it is: real mails name charsets, encodings and boundaries that are not
 * theirs, and their authors want an answer all the same.
 */
final class PartReader {

    /** Charsets that programs name where they mean a wider one (Encoding Standard, section 4.2). */
    private static final Map<String, String> WIDER = Map.of(
            "ISO-8859-1", "windows-1252",
            "GB2312", "GB18030",
            "GBK", "GB18030",
            "Shift_JIS", "windows-31j",
            "ISO-2022-JP", "x-windows-iso2022jp",
            "EUC-KR", "x-windows-949");

    private static final int LONGEST_ID = 300;
    private static final Pattern TYPE = Pattern.compile("[a-z0-9!#$&^_.+-]+/[a-z0-9!#$&^_.+-]+"); // RFC 6838, 4.2

    private PartReader() {}

    /** The parts of a multipart; none where its boundary never comes. */
    static List<BodyPart> parts(Part part) {
        List<BodyPart> parts = new ArrayList<>();
        try {
            var multipart = new LenientMultipart(part.getDataHandler().getDataSource());
            for (int i = 0; i < multipart.getCount(); i++) {
                parts.add(multipart.getBodyPart(i));
            }
        } catch (MessagingException e) {
            return List.of();
        }
        return parts;
    }

    /**
     * The text of a part in its charset; where that is unknown or cannot be, it is read as UTF-8, else as Windows 1252.
     */
    static String text(Part part) throws MessagingException, IOException {
        var bytes = bytes(part);
        var named = charset(part).map(charset -> new String(bytes, charset));
        return named.filter(text -> !isBroken(text))
                .or(() -> Optional.of(new String(bytes, StandardCharsets.UTF_8)).filter(text -> !isBroken(text)))
                .or(() -> named)
                .orElseGet(() -> new String(bytes, Charset.forName("windows-1252")))
                .replace("\r\n", "\n")
                .replace("\0", "");
    }

    private static boolean isBroken(String decoded) {
        return decoded.indexOf('\uFFFD') >= 0;
    }

    private static Optional<Charset> charset(Part part) {
        try {
            var named = new ContentType(part.getContentType()).getParameter("charset");
            return Optional.ofNullable(named)
                    .map(String::strip)
                    .map(name -> Charset.forName(Charset.isSupported(name) ? name : MimeUtility.javaCharset(name)))
                    .filter(charset -> !charset.equals(StandardCharsets.US_ASCII)) // its bytes are UTF-8 too, or a lie
                    .map(charset -> Charset.forName(WIDER.getOrDefault(charset.name(), charset.name())));
        } catch (MessagingException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    static byte[] bytes(Part part) throws MessagingException, IOException {
        try (var stream = part.getInputStream()) {
            return stream.readAllBytes();
        } catch (IOException e) { // it is not encoded as it says
            return "base64".equalsIgnoreCase(((MimePart) part).getEncoding())
                    ? fromBase64(rawBytes(part))
                    : rawBytes(part);
        }
    }

    /** What can be read of bad Base64, such as one that breaks off. */
    private static byte[] fromBase64(byte[] raw) {
        var letters = new String(raw, StandardCharsets.ISO_8859_1).replaceAll("[^A-Za-z0-9+/]", "");
        var whole = letters.length() % 4 == 1 ? letters.substring(0, letters.length() - 1) : letters;
        return Base64.getDecoder().decode(whole);
    }

    private static byte[] rawBytes(Part part) throws MessagingException, IOException {
        try (var stream = part instanceof MimeMessage message
                ? message.getRawInputStream()
                : ((MimeBodyPart) part).getRawInputStream()) {
            return stream.readAllBytes();
        }
    }

    static String name(Part part) throws MessagingException {
        var name = fileName(part);
        if (name == null || name.isBlank()) {
            return mediaType(part).equals("message/rfc822") ? "message.eml" : "attachment";
        }
        return name.replaceAll("[\\p{Cntrl}/\\\\:*?\"<>|]", "_").strip();
    }

    private static @Nullable String fileName(Part part) {
        try {
            var name = part.getFileName();
            return name == null ? null : decoded(name);
        } catch (MessagingException e) {
            return null; // a header that makes no sense says nothing
        }
    }

    private static String decoded(String name) {
        try {
            return MimeUtility.decodeText(name);
        } catch (UnsupportedEncodingException e) {
            return name;
        }
    }

    /** Its Content-ID without angle brackets (RFC 2045, section 7). */
    static Optional<String> id(Part part) throws MessagingException {
        var headers = part.getHeader("Content-ID");
        return headers == null
                ? Optional.empty()
                : Optional.of(headers[0].strip().replaceAll("^<|>$", ""))
                        .filter(id -> !id.isBlank() && id.length() <= LONGEST_ID);
    }

    /** Whether it is a file, rather than something that the author says. */
    static boolean isAttached(Part part) {
        return Part.ATTACHMENT.equalsIgnoreCase(disposition(part)) || fileName(part) != null;
    }

    private static @Nullable String disposition(Part part) {
        try {
            return part.getDisposition();
        } catch (MessagingException e) {
            return null; // a header that makes no sense says nothing
        }
    }

    /** The type of a part; one that makes no sense is read up to its first parameter, and is plain text if need be. */
    static String mediaType(Part part) throws MessagingException {
        var named = part.getContentType();
        try {
            var type = new ContentType(named).getBaseType().toLowerCase(Locale.ROOT);
            return TYPE.matcher(type).matches() ? type : "application/octet-stream";
        } catch (ParseException e) {
            var type = named.replaceAll("(?s);.*", "").strip().toLowerCase(Locale.ROOT);
            return TYPE.matcher(type).matches() ? type : "text/plain"; // RFC 2045, section 5.2
        }
    }

    /** Takes a multipart as it is: without parts, without an end, with names in UTF-8. */
    private static final class LenientMultipart extends MimeMultipart {

        LenientMultipart(DataSource source) throws MessagingException {
            super(source);
        }

        @Override
        protected void initializeProperties() {
            super.initializeProperties();
            allowEmpty = true;
        }

        @Override
        protected MimeBodyPart createMimeBodyPart(InputStream source) throws MessagingException {
            try {
                return new MimeBodyPart(new InternetHeaders(source, true), source.readAllBytes());
            } catch (IOException e) {
                throw new MessagingException("a part cannot be read", e);
            }
        }
    }
}
