package org.autocrm.mail.inbound;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.autocrm.mail.sorting.Failure;
import org.autocrm.mail.sorting.MailKind;
import org.autocrm.mail.sorting.Sorted;
import org.autocrm.shared.EmailAddress;
import org.autocrm.ticket.ReturnedMail;
import org.autocrm.ticket.SystemDesk;
import org.autocrm.ticket.TicketNumber;

/** What mail servers and programs tell of our mails: that one came back, is late, was delivered or read. */
@ApplicationScoped
class MailReports {

    private static final int LONGEST_REASON = 1000;

    @Inject
    private SystemDesk desk;

    /**
     * Notes a mail that came back on the message that it is about; the message's ticket, empty where it is none of
     * ours.
     */
    Optional<TicketNumber> returned(Sorted report) {
        var reason = reason(report);
        var failed = recipients(report, failure -> true);
        var dead = recipients(report, Failure::hard);
        return report.aboutMails().stream()
                .flatMap(mail -> desk.noteReturned(new ReturnedMail(mail, failed, dead, reason)).stream())
                .findFirst();
    }

    /** The ticket whose mail a report is about. */
    Optional<TicketNumber> about(Sorted report) {
        return report.aboutMails().stream()
                .filter(desk::isOurMail)
                .flatMap(mail -> desk.ticketOfMail(mail).stream())
                .findFirst();
    }

    /** What a report says, in one line. */
    static String reason(Sorted report) {
        var words = report.failures().stream()
                .map(failure ->
                        failure.recipient().isEmpty() ? words(failure) : failure.recipient() + ": " + words(failure))
                .distinct()
                .collect(Collectors.joining("; "));
        return words.length() <= LONGEST_REASON ? words : words.substring(0, LONGEST_REASON);
    }

    /** What the ledger says of a mail of that kind. */
    static String nameOf(MailKind kind) {
        return switch (kind) {
            case WRITTEN -> "somebody wrote it";
            case AUTO_REPLY -> "it is the answer of a program";
            case BOUNCE -> "it is a mail that came back";
            case DELAY -> "it says that a mail is late";
            case DELIVERY_REPORT -> "it says that a mail was delivered";
            case READ_RECEIPT -> "it says that a mail was read";
            case FEEDBACK_REPORT -> "it says that somebody took a mail for spam";
            case CHALLENGE -> "it asks whether a person wrote: open the link in it, if we did";
        };
    }

    private static Set<EmailAddress> recipients(Sorted report, Predicate<Failure> which) {
        return report.failures().stream()
                .filter(which)
                .flatMap(failure -> EmailAddress.in(failure.recipient()).stream())
                .collect(Collectors.toSet());
    }

    private static String words(Failure failure) {
        return Stream.of(failure.diagnostic(), failure.status(), "no reason was given")
                .filter(words -> !words.isEmpty())
                .findFirst()
                .orElseThrow();
    }
}
