package org.autocrm.sla;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.autocrm.event.FollowUps;
import org.autocrm.event.LoggedEvent;
import org.autocrm.postman.OutgoingMail;
import org.autocrm.postman.Postman;
import org.autocrm.setting.Settings;
import org.autocrm.shared.EmailAddress;
import org.autocrm.ticket.SystemDesk;
import org.autocrm.ticket.TicketNumber;

/** Tells somebody by mail that a promise is due soon or was not kept: one mail for each event. */
@Stateless
@PermitAll
public class SlaMailer {

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    @Inject
    private FollowUps followUps;

    @Inject
    private SystemDesk desk;

    @Inject
    private Postman postman;

    @Inject
    private Settings settings;

    /** Sends the mail of an event, once. */
    public void send(LoggedEvent event) {
        if (followUps.isFirst(SlaSubscription.FOLLOWER, event)) {
            var number = new TicketNumber(event.text("ticket"));
            desk.subjectOf(number).ifPresent(subject -> send(event, number, subject));
        }
    }

    private void send(LoggedEvent event, TicketNumber number, String subject) {
        var to = new EmailAddress(event.text("to"));
        var link = settings.publicUrl() + "/autocrm/tickets/" + number.value();
        var head = "[#%s] %s".formatted(number.value(), headline(event));
        var text = """
                %s

                Ticket #%s: %s
                %s

                %s
                """.formatted(sentence(event), number.value(), subject, link, settings.brand());
        postman.sendOrDrop(OutgoingMail.automatic(
                "sla-" + event.id() + "@" + settings.supportAddress().domain(),
                settings.supportAddress(),
                settings.brand(),
                to,
                "",
                head,
                text,
                link));
    }

    private static String headline(LoggedEvent event) {
        return what(event) + (isReminder(event) ? " is due soon" : " is overdue");
    }

    private static String sentence(LoggedEvent event) {
        var due = MOMENT.format(Instant.parse(event.text("due")));
        return isReminder(event)
                ? "%s is promised by %s.".formatted(what(event), due)
                : "%s was promised by %s, and has not come yet.".formatted(what(event), due);
    }

    private static boolean isReminder(LoggedEvent event) {
        return event.text("mark").startsWith(Alarms.REMINDER);
    }

    private static String what(LoggedEvent event) {
        return switch (Metric.valueOf(event.text("metric"))) {
            case FIRST_RESPONSE -> "The first response";
            case NEXT_RESPONSE -> "A response";
            case RESOLUTION -> "The solution";
        };
    }
}
