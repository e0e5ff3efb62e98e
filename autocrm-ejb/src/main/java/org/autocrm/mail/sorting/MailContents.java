package org.autocrm.mail.sorting;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.autocrm.mail.mime.MailPart;
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

    static MailContents of(MailPart mail) {
        var contents = new MailContents();
        contents.look(mail, 0);
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

    private void look(MailPart part, int depth) {
        if (parts++ > MOST_PARTS || depth > DEEPEST) {
            return;
        }
        if (!part.isMultipart()) {
            keep(part);
        } else if (part.parts().isEmpty()) { // it only says that it has parts
            keepText(text, part);
        } else {
            part.parts().stream().limit(MOST_PARTS).forEach(inner -> look(inner, depth + 1));
        }
    }

    private void keep(MailPart part) {
        switch (part.mediaType()) {
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

    private static void keepText(StringBuilder texts, MailPart part) {
        var room = MOST_TEXT - texts.length();
        if (room > 0) {
            texts.append(texts.isEmpty() ? "" : "\n\n").append(read(part, room));
        }
    }

    private static String read(MailPart part, int most) {
        return part.text(most).replace('\u00A0', ' ');
    }
}
