package org.autocrm.mail.sorting;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.autocrm.mail.mime.MailPart;

/**
 * Tells of what kind a mail is.
 *
 * <p>What is machine-readable counts first, then what mail servers write for people, then the header. No mail is too
 * odd: what cannot be read says nothing.
 */
public final class MailSorter {

    private static final Pattern PASSED_ON = Pattern.compile("(?i)\\s{0,5}(?:fwd?|wg|tr|rv|vb|enc)\\s?:");

    /** The kind of a mail, and what it tells about mails that were sent. */
    public Sorted sort(MailPart mail) {
        try {
            return sorted(mail);
        } catch (RuntimeException e) { // the mail library stumbled: a person shall look, and nobody is answered
            return new Sorted(MailKind.WRITTEN, false, List.of(), List.of());
        }
    }

    private static Sorted sorted(MailPart mail) {
        var headers = new MailHeaders(mail);
        var contents = MailContents.of(mail);
        var automatic = new AutomaticMail(headers);
        return report(headers, contents)
                .or(() -> answer(headers, automatic, contents))
                .orElseGet(() -> new Sorted(MailKind.WRITTEN, !automatic.isOfAProgram(), List.of(), headers.answered()))
                .by(automatic);
    }

    private static Optional<Sorted> report(MailHeaders headers, MailContents contents) {
        if (Complaint.is(headers, contents)) {
            return Optional.of(report(MailKind.FEEDBACK_REPORT, Complaint.failures(contents), headers, contents));
        }
        if (isPassedOn(headers)) {
            return Optional.empty(); // somebody asks what a report means
        }
        if (headers.reportType().equals("disposition-notification")
                || !contents.receipts().isEmpty()) {
            return Optional.of(report(MailKind.READ_RECEIPT, List.of(), headers, contents));
        }
        return ofAmazon(headers, contents).or(() -> aboutDelivery(headers, contents));
    }

    /** Whether a person shows us a report: it is within their mail, which is none itself. */
    private static boolean isPassedOn(MailHeaders headers) {
        return headers.reportType().isEmpty()
                && !headers.isFromNobody()
                && (headers.isFromMailProgram()
                        || PASSED_ON.matcher(headers.subject()).lookingAt());
    }

    private static Optional<Sorted> ofAmazon(MailHeaders headers, MailContents contents) {
        return headers.has("X-Amz-Sns-Message-Id") || headers.author().contains("@sns.amazonaws.com")
                ? AmazonNotification.in(contents.text())
                        .map(told -> new Sorted(told.kind(), false, told.failures(), told.aboutMails()))
                : Optional.empty();
    }

    private static Optional<Sorted> aboutDelivery(MailHeaders headers, MailContents contents) {
        if (contents.deliveryReports().isEmpty() && !WrittenNotice.mayBeIn(headers)) {
            return Optional.empty();
        }
        var notice = Notice.of(contents.text());
        var report = DeliveryReport.of(contents.deliveryReports());
        if (report.kind().isPresent()) {
            return report.kind().map(kind -> report(kind, failures(kind, report, notice), headers, contents));
        }
        var written = new WrittenNotice(headers, contents, notice);
        return written.kind().map(kind -> fromText(kind, written, notice, headers, contents));
    }

    /** Some servers write the fields of a report into the text. */
    private static Sorted fromText(
            MailKind kind, WrittenNotice written, Notice notice, MailHeaders headers, MailContents contents) {
        var report = DeliveryReport.of(List.of(notice.said()));
        return report.kind()
                .map(told -> report(told, failures(told, report, notice), headers, contents))
                .orElseGet(() -> report(kind, written.failures(kind == MailKind.DELAY), headers, contents));
    }

    private static List<Failure> failures(MailKind kind, DeliveryReport report, Notice notice) {
        return kind == MailKind.DELIVERY_REPORT ? List.of() : report.failures(notice);
    }

    private static Sorted report(MailKind kind, List<Failure> failures, MailHeaders headers, MailContents contents) {
        return new Sorted(kind, false, failures, MentionedMails.inReport(headers, contents));
    }

    private static Optional<Sorted> answer(MailHeaders headers, AutomaticMail automatic, MailContents contents) {
        var about = MentionedMails.inAnswer(headers, contents);
        if (Challenge.is(headers, automatic.isOfAProgram(), contents.text())) {
            return Optional.of(new Sorted(MailKind.CHALLENGE, false, List.of(), about));
        }
        return automatic.isAnswer()
                ? Optional.of(new Sorted(MailKind.AUTO_REPLY, false, List.of(), about))
                : Optional.empty();
    }
}
