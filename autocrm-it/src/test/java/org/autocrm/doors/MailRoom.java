package org.autocrm.doors;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;
import org.autocrm.event.EventLog;
import org.autocrm.event.LoggedEvent;
import org.autocrm.event.Origin;
import org.autocrm.mail.inbound.AgentMailRefused;
import org.autocrm.mail.inbound.MailIntake;
import org.autocrm.mail.inbound.MailLedger;
import org.autocrm.mail.inbound.MailLedger.MailRow;
import org.autocrm.mail.inbound.MailPlace;
import org.autocrm.mail.inbound.StoredMails;

/** Puts mails into the ledger and has them read, as the mailboxes, the relay and the queue do. */
final class MailRoom {

    private static final long MAILBOX = 7;
    private static final AtomicLong UIDS = new AtomicLong();

    private final Doors doors;

    MailRoom(Doors doors) {
        this.doors = doors;
    }

    /** Makes the mailbox that all mails come from. */
    MailRoom open() {
        doors.sql("""
                insert into mailbox (id, name, protocol, host, port, encryption, login, access, folder, backlog, afterwards,
                    every_seconds, address, acknowledges, active)
                values (?, 'Pushed', 'PUSH', '', 0, 'NONE', '', 'PASSWORD', '', 'ALL', 'LEAVE', 60, 'support@autocrm.example', true, true)
                """, MAILBOX);
        return this;
    }

    /** Puts a mail into a mailbox, under the next UID; its lines end as in Java. */
    long keep(String mailbox, long validity, String mail) {
        var place = next(mailbox, validity);
        doors.run(StoredMails.class, door -> door.keep(place, wire(mail), false));
        return idAt(place);
    }

    /** Puts a mail into a mailbox of which only the head is taken. */
    long setAside(String mailbox, String head, String reason) {
        var place = next(mailbox, 1);
        doors.run(StoredMails.class, door -> door.setAside(place, wire(head), reason));
        return idAt(place);
    }

    private static MailPlace next(String mailbox, long validity) {
        return new MailPlace(MAILBOX, mailbox, validity, UIDS.incrementAndGet());
    }

    private long idAt(MailPlace place) {
        return Long.parseLong(
                doors.sql("select id from stored_mail where mailbox = ? and uid = ?", place.mailbox(), place.uid()));
    }

    /** Hands each event to the intake that it has not followed yet; afterwards nobody is logged in. */
    void read() {
        doors.as("anonymous");
        for (var next = unread(); !next.isEmpty(); next = unread()) {
            var id = Long.parseLong(next);
            var event = doors.call(EventLog.class, log -> log.find(id)).orElseThrow();
            try (var here = Origin.ofFollower("mail-intake").enter()) {
                take(event);
            }
        }
    }

    /** As {@code MailFollower} does, each in a transaction of its own. */
    private void take(LoggedEvent event) {
        try {
            doors.run(MailIntake.class, door -> door.take(event));
        } catch (AgentMailRefused refused) {
            doors.run(
                    MailIntake.class,
                    door -> door.refuse(
                            event,
                            refused.mail(),
                            refused.agent(),
                            refused.ticket(),
                            String.valueOf(refused.getMessage())));
        }
    }

    MailRow row(long id) {
        return doors.call(MailLedger.class, door -> door.row(id)).orElseThrow();
    }

    static byte[] wire(String mail) {
        return mail.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
    }

    private String unread() {
        return doors.sql("""
                select min(id) from event where type in ('mail.Kept', 'mail.ReadAgain', 'mail.AllReadAgain')
                and not exists (select 1 from follow_up where event_id = event.id and follower = 'mail-intake')
                having min(id) is not null
                """);
    }
}
