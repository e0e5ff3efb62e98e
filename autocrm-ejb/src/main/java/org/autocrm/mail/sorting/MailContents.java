package org.autocrm.mail.sorting;

import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimeUtility;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;

/** What a mail holds, as far as sorting needs it; of a long mail only the beginning. */
final class MailContents {

    private static final int MOST_TEXT = 256 * 1024;
    private static final int MOST_OF_A_REPORT = 128 * 1024;
    private static final int MOST_PARTS = 100;
    private static final int DEEPEST = 10;
    private static final Pattern BLOCK = Pattern.compile("(?i)</?(?:p|div|tr|td|li|h\\d|pre|table)\\b");

    private final StringBuilder text = new StringBuilder();
    private final StringBuilder html = new StringBuilder();
    private final List<String> deliveryReports = new ArrayList<>();
    private final List<String> receipts = new ArrayList<>();
    private final List<String> complaints = new ArrayList<>();
    private final List<Fields> returned = new ArrayList<>();
    private int parts;
    private String shown = "";

    static MailContents of(MimeMessage message) {
        var contents = new MailContents();
        contents.look(message, 0);
        contents.shown = contents.textOrHtml();
        return contents;
    }

    /** What a reader would see. */
    String text() {
        return shown;
    }

    private String textOrHtml() {
        return text.toString().isBlank()
                ? Jsoup.parse(BLOCK.matcher(html).replaceAll("\n$0")).wholeText()
                : text.toString();
    }

    /** What RFC 3464 calls message/delivery-status. */
    List<String> deliveryReports() {
        return deliveryReports;
    }

    /** What RFC 8098 calls message/disposition-notification. */
    List<String> receipts() {
        return receipts;
    }

    /** What RFC 5965 calls message/feedback-report. */
    List<String> complaints() {
        return complaints;
    }

    /** The headers of mails that are attached. */
    List<Fields> returned() {
        return returned;
    }

    private void look(Part part, int depth) {
        if (parts++ > MOST_PARTS || depth > DEEPEST) {
            return;
        }
        var type = type(part);
        if (type.startsWith("multipart/")) {
            lookInside(part, depth + 1);
        } else {
            keep(part, type);
        }
    }

    private void lookInside(Part part, int depth) {
        try {
            var multipart = new MimeMultipart(part.getDataHandler().getDataSource());
            for (int i = 0; i < Math.min(multipart.getCount(), MOST_PARTS); i++) {
                look(multipart.getBodyPart(i), depth);
            }
        } catch (MessagingException e) { // it only says that it has parts
            keepText(text, part);
        }
    }

    private void keep(Part part, String type) {
        switch (type) {
            case "message/delivery-status", "message/global-delivery-status", "message/xdelivery-status" ->
                deliveryReports.add(read(part, MOST_OF_A_REPORT));
            case "message/disposition-notification", "message/global-disposition-notification" ->
                receipts.add(read(part, MOST_OF_A_REPORT));
            case "message/feedback-report" -> complaints.add(read(part, MOST_OF_A_REPORT));
            case "message/rfc822",
                    "message/global",
                    "message/partial",
                    "text/rfc822-headers",
                    "text/rfc822",
                    "message/rfc822-headers",
                    "message/global-headers" ->
                returned.add(Fields.header(read(part, MOST_OF_A_REPORT).stripLeading()));
            case "text/plain", "text/x-mail" -> keepText(text, part);
            case "text/html" -> keepText(html, part);
            default -> {}
        }
    }

    private static void keepText(StringBuilder texts, Part part) {
        var room = MOST_TEXT - texts.length();
        if (room > 0) {
            texts.append(texts.isEmpty() ? "" : "\n\n").append(read(part, room));
        }
    }

    private static String type(Part part) {
        try {
            var named = part.getContentType();
            var end = named.indexOf(';');
            var type = Texts.lower((end < 0 ? named : named.substring(0, end)).strip());
            return type.indexOf('/') < 0 ? "text/plain" : type; // RFC 2045, section 5.2
        } catch (MessagingException e) {
            return "text/plain";
        }
    }

    private static String read(Part part, int most) {
        var bytes = bytes(part, most);
        return charset(part)
                .map(charset -> new String(bytes, charset))
                .orElseGet(() -> guessed(bytes))
                .replace("\r\n", "\n")
                .replace('\u00A0', ' ')
                .replace("\0", "");
    }

    private static String guessed(byte[] bytes) {
        var text = new String(bytes, StandardCharsets.UTF_8);
        var broken = text.indexOf('\uFFFD');
        return broken < 0 || broken >= text.length() - 3 // where the text was cut off
                ? text
                : new String(bytes, Charset.forName("windows-1252"));
    }

    private static Optional<Charset> charset(Part part) {
        try {
            return Optional.ofNullable(new ContentType(part.getContentType()).getParameter("charset"))
                    .map(String::strip)
                    .map(name -> Charset.forName(Charset.isSupported(name) ? name : MimeUtility.javaCharset(name)))
                    .filter(charset -> !charset.equals(StandardCharsets.US_ASCII));
        } catch (MessagingException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static byte[] bytes(Part part, int most) {
        try (var stream = part.getInputStream()) {
            return stream.readNBytes(most);
        } catch (IOException | MessagingException e) { // it is not encoded as it says
            return rawBytes(part, most);
        }
    }

    private static byte[] rawBytes(Part part, int most) {
        try (InputStream stream = part instanceof MimeMessage message
                ? message.getRawInputStream()
                : ((MimeBodyPart) part).getRawInputStream()) {
            return stream.readNBytes(most);
        } catch (IOException | MessagingException e) {
            return new byte[0];
        }
    }
}
