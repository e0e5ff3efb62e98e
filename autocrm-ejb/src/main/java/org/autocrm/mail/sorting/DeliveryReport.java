package org.autocrm.mail.sorting;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The machine-readable part of a delivery status notification (RFC 3464): one group of fields for each recipient. */
final class DeliveryReport {

    private static final Pattern ADDRESS = Pattern.compile(Texts.ADDRESS);
    private static final Set<String> REACHED = Set.of("delivered", "relayed", "expanded");

    /** What became of a recipient. */
    private enum Fate {
        FAILED,
        DELAYED,
        REACHED
    }

    private record Recipient(String address, Fate fate, Fields fields) {}

    private final List<Recipient> recipients;

    private DeliveryReport(List<Recipient> recipients) {
        this.recipients = recipients;
    }

    /** The report in these texts; it is empty where they name no recipient. */
    static DeliveryReport of(List<String> texts) {
        List<Recipient> recipients = new ArrayList<>();
        for (var text : texts) {
            Fields.groups(text).forEach(group -> recipient(group).ifPresent(recipients::add));
        }
        return new DeliveryReport(recipients);
    }

    Optional<MailKind> kind() {
        if (recipients.isEmpty()) {
            return Optional.empty();
        }
        if (has(Fate.FAILED)) {
            return Optional.of(MailKind.BOUNCE);
        }
        return Optional.of(has(Fate.DELAYED) ? MailKind.DELAY : MailKind.DELIVERY_REPORT);
    }

    /** The recipients that were not reached, with the server's words from the report, or else from the notice. */
    List<Failure> failures(Notice notice) {
        var fate = has(Fate.FAILED) ? Fate.FAILED : Fate.DELAYED;
        return recipients.stream()
                .filter(recipient -> recipient.fate() == fate)
                .map(recipient -> failure(recipient, notice))
                .distinct()
                .toList();
    }

    private boolean has(Fate fate) {
        return recipients.stream().anyMatch(recipient -> recipient.fate() == fate);
    }

    private static Failure failure(Recipient recipient, Notice notice) {
        var told = notice.about(recipient.address()).orElseGet(() -> transcriptOf(notice));
        var diagnostic = recipient.fields().first("Diagnostic-Code").orElse("");
        var words = diagnostic.substring(diagnostic.indexOf(';') + 1).strip();
        var telling = !words.matches("\\d{0,3}") && !notice.said().contains("automatically rejected:");
        return ServerAnswer.of(
                        recipient.fields().first("Status").orElse(""),
                        telling ? words : told.isBlank() ? notice.said() : told,
                        told)
                .failure(recipient.address(), recipient.fate() == Fate.DELAYED);
    }

    /** A transcript that names nobody is about the only recipient. */
    private static String transcriptOf(Notice notice) {
        return notice.told().isEmpty() ? notice.said() : "";
    }

    private static Optional<Recipient> recipient(Fields group) {
        var address = address(group, "Final-Recipient")
                .filter(found -> !found.startsWith("imceaex-"))
                .or(() -> address(group, "Original-Recipient"))
                .or(() -> address(group, "X-Actual-Recipient"));
        return address.map(found -> new Recipient(found, fate(group), group));
    }

    private static Optional<String> address(Fields group, String name) {
        return group.first(name)
                .map(ADDRESS::matcher)
                .filter(found -> found.find())
                .map(found -> Texts.address(found.group()));
    }

    private static Fate fate(Fields group) {
        var action = Texts.lower(group.first("Action").orElse(""));
        if (action.startsWith("failed")) {
            return Fate.FAILED;
        }
        if (action.startsWith("delayed")) {
            return Fate.DELAYED;
        }
        if (Texts.startsWithAny(action, REACHED)) {
            return Fate.REACHED;
        }
        var status = group.first("Status").orElse("5");
        return status.startsWith("2") ? Fate.REACHED : status.startsWith("4") ? Fate.DELAYED : Fate.FAILED;
    }
}
