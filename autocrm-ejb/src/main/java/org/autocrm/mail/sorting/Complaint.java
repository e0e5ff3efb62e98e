package org.autocrm.mail.sorting;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tells the mails by which a recipient, or a recipient's server, complains about a mail. */
final class Complaint {

    private Complaint() {}

    static boolean is(MailHeaders headers, MailContents contents) {
        return headers.reportType().equals("feedback-report")
                || !contents.complaints().isEmpty()
                || isOfHotmail(headers, contents);
    }

    /** Who complains, as far as that is told: many servers leave it out. */
    static List<Failure> failures(MailContents contents) {
        List<String> complainers = new ArrayList<>();
        for (var text : contents.complaints()) {
            for (var group : Fields.groups(text)) {
                group.all("Original-Rcpt-To").forEach(value -> complainers.addAll(Texts.addresses(value)));
                group.all("Removal-Recipient").forEach(value -> complainers.addAll(Texts.addresses(value)));
            }
        }
        if (complainers.isEmpty()) {
            contents.returned().forEach(header -> reader(header).ifPresent(complainers::add));
        }
        return complainers.stream()
                .distinct()
                .map(address -> new Failure(address, "", false, Reason.FEEDBACK, firstLine(contents.text())))
                .toList();
    }

    private static Optional<String> reader(Fields header) {
        return header.first("X-HmXmrOriginalRecipient")
                .or(() -> header.first("To"))
                .flatMap(to -> Texts.addresses(to).stream().findFirst());
    }

    private static String firstLine(String text) {
        return text.lines().filter(line -> !line.isBlank()).findFirst().orElse("");
    }

    /** Microsoft's Junk Mail Reporting Program attaches the mail, and has no report. */
    private static boolean isOfHotmail(MailHeaders headers, MailContents contents) {
        return Texts.lower(headers.subject()).startsWith("complaint about message from ")
                && contents.returned().stream()
                        .anyMatch(header ->
                                header.first("X-HmXmrOriginalRecipient").isPresent()
                                        || headers.author().contains("@hotmail.com"));
    }
}
