package org.autocrm.mail.outbound;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import org.autocrm.account.Person;
import org.autocrm.account.Teams;
import org.autocrm.event.FollowUps;
import org.autocrm.event.LoggedEvent;
import org.autocrm.postman.OutgoingMail;
import org.autocrm.postman.Postman;
import org.autocrm.setting.Settings;
import org.autocrm.shared.Tokens;

/** Tells administrators of a mailbox that cannot be read for long, and when it can be again. */
@Stateless
@PermitAll
public class MailboxAlarmSender {

    @Inject
    private FollowUps followUps;

    @Inject
    private Teams teams;

    @Inject
    private Postman postman;

    @Inject
    private Settings settings;

    /** Says that a mailbox cannot be read, since when, and what its server says. */
    public void sendFailing(LoggedEvent event) {
        if (followUps.isFirst(OutboundSubscription.FOLLOWER, event)) {
            toAdministrators("The mailbox " + event.text("name") + " cannot be read", """
                    The mailbox %s cannot be read since %s (UTC). What came of the last try:

                    %s

                    It is tried again every minute, and no mail is lost. Look at it here:

                    %s

                    %s
                    """.formatted(
                            event.text("name"),
                            event.text("since").replaceAll("\\.\\d+Z$|Z$", "").replace('T', ' '),
                            event.text("error"),
                            page(),
                            settings.brand()));
        }
    }

    /** Says that a mailbox can be read again. */
    public void sendRecovered(LoggedEvent event) {
        if (followUps.isFirst(OutboundSubscription.FOLLOWER, event)) {
            toAdministrators("The mailbox " + event.text("name") + " can be read again", """
                    The mailbox %s can be read again. What has come meanwhile is taken now.

                    %s

                    %s
                    """.formatted(
                            event.text("name"), page(), settings.brand()));
        }
    }

    private void toAdministrators(String subject, String text) {
        teams.administrators().forEach(person -> send(person, subject, text));
    }

    private void send(Person person, String subject, String text) {
        postman.sendOrDrop(OutgoingMail.automatic(
                Tokens.random() + "@" + settings.supportAddress().domain(),
                settings.supportAddress(),
                settings.brand(),
                person.email(),
                person.name(),
                subject,
                text,
                page()));
    }

    private String page() {
        return settings.publicUrl() + "/autocrm/admin/mailboxes";
    }
}
