package org.autocrm.mail.inbound;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.autocrm.mail.inbound.MailEvent.AllReadAgain;
import org.autocrm.mail.inbound.MailEvent.Dropped;
import org.autocrm.mail.inbound.MailEvent.OpenedByHand;
import org.autocrm.mail.inbound.StoredMails.Unread;
import org.autocrm.shared.ChangedMeanwhile;
import org.autocrm.shared.EmailAddress;
import org.autocrm.ticket.TicketNumber;

/**
 * Where people decide about mails that became no message: they are read again, opened by hand, or dropped. Of two who
 * decide about a mail at once, one is told what has become of it.
 */
@Stateless
@RolesAllowed("supervisor")
public class MailDesk {

    private static final int LONGEST_REASON = 500;
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_SUBJECT = 300;

    @PersistenceContext
    private EntityManager em;

    @Inject
    private MailIntake intake;

    @Inject
    private StoredMails mails;

    @Inject
    private MailsReadAgain again;

    @Inject
    private MailScreen screen;

    @Inject
    private Event<MailEvent> events;

    @Inject
    private Clock clock;

    /**
     * Has a mail read once more, in the background. One that was suspected or blocked is read as if it were not.
     *
     * @param seen the version that the caller has seen, where that is known
     * @throws UnknownMail if there is none
     * @throws ChangedMeanwhile if it is in another version: somebody else was faster
     * @throws MailDecided if it became a message, or was delivered before
     * @throws RawMailGone if there is nothing to read
     */
    public void readAgain(long id, OptionalLong seen) {
        var mail = undecided(id, seen);
        if (mail.partial() || mail.raw().length == 0) {
            throw new RawMailGone();
        }
        again.one(mail, mail.state() != MailState.SET_ASIDE);
    }

    /**
     * Has all mails read once more that are set aside now, in the background: worthwhile where a newer version reads
     * more.
     */
    public void readAllAgain() {
        List<?> newest = em.createNativeQuery(
                        "select id from stored_mail where state = 'SET_ASIDE' order by id desc limit 1")
                .getResultList();
        newest.forEach(id -> events.fire(new AllReadAgain(MailState.SET_ASIDE, ((Number) id).longValue())));
    }

    /**
     * Opens a ticket of a mail in a customer's name.
     *
     * @param seen the version that the caller has seen, where that is known
     * @param name what the customer is called; blank where nobody knows
     * @throws UnknownMail if there is none
     * @throws ChangedMeanwhile if it is in another version: somebody else was faster
     * @throws MailDecided if it, or the same mail that came another way, became a message
     * @throws MailNotValid if the address or the subject cannot be like that
     */
    public TicketNumber open(long id, OptionalLong seen, String customer, String name, String subject) {
        var address = EmailAddress.in(customer)
                .orElseThrow(
                        () -> new MailNotValid("customer", "Give the customer's address, such as ann@example.org."));
        if (screen.isOurs(address)) {
            throw new MailNotValid("customer", "That is an address of ours. Give the customer's.");
        }
        var line = line("subject", subject, LONGEST_SUBJECT, "Give the ticket a subject of at most %d characters.");
        var called = MailGlance.oneLine(name, LONGEST_NAME);
        var mail = undecided(id, seen);
        if (mails.isAgain(new Unread(id, mail.mailbox(), mail.contentHash(), mail.isNamed(), mail.raw()))) {
            throw new MailDecided("The same mail came another way, and was taken there.");
        }
        var before = mail.state();
        var ticket = intake.open(id, mail.raw(), address, called, line);
        mail.became(MailState.OPENED, ticket.value(), "it was opened by hand", clock.instant());
        events.fire(new OpenedByHand(id, before, mail.state(), ticket));
        return ticket;
    }

    /**
     * Nothing becomes of a mail that waits.
     *
     * @param seen the version that the caller has seen, where that is known
     * @throws UnknownMail if there is none
     * @throws ChangedMeanwhile if it is in another version: somebody else was faster
     * @throws MailDecided if it does not wait any more
     * @throws MailNotValid if no reason is given, or too long a one
     */
    public void drop(long id, OptionalLong seen, String reason) {
        var why = line("reason", reason, LONGEST_REASON, "Say why, in at most %d characters.");
        var mail = undecided(id, seen);
        if (!mail.state().waits()) {
            throw decided(mail);
        }
        var before = mail.state();
        mail.became(MailState.DROPPED, null, why, clock.instant());
        events.fire(new Dropped(id, before, mail.state(), why));
    }

    /** A mail about which something can be decided, locked until this transaction ends. */
    private StoredMail undecided(long id, OptionalLong seen) {
        var mail = Optional.ofNullable(em.find(StoredMail.class, id, LockModeType.PESSIMISTIC_WRITE))
                .orElseThrow(() -> new UnknownMail(id));
        if (!mail.isUndecided()) {
            throw decided(mail);
        }
        ChangedMeanwhile.refuse(seen, mail.version());
        return mail;
    }

    private static MailDecided decided(StoredMail mail) {
        return new MailDecided(
                switch (mail.state()) {
                    case KEPT -> "The mail is being read; look again in a moment.";
                    case OPENED, CONTINUED -> "The mail is on a ticket already.";
                    case DROPPED -> "The mail was dropped already.";
                    default ->
                        "The mail was kept out for good: " + mail.reason().orElse("");
                });
    }

    private static String line(String member, String typed, int longest, String sentence) {
        var line = MailGlance.oneLine(typed, Integer.MAX_VALUE);
        if (line.isEmpty() || line.length() > longest) {
            throw new MailNotValid(member, sentence.formatted(longest));
        }
        return line;
    }
}
