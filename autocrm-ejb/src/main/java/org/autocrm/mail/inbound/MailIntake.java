package org.autocrm.mail.inbound;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.autocrm.account.Teams;
import org.autocrm.attachment.Contents;
import org.autocrm.customer.Customers;
import org.autocrm.event.FollowUps;
import org.autocrm.event.LoggedEvent;
import org.autocrm.mail.inbound.StoredMails.Unread;
import org.autocrm.mail.mailbox.Speaking;
import org.autocrm.mail.mailbox.SystemMailboxes;
import org.autocrm.mail.mime.MailFile;
import org.autocrm.mail.sorting.MailKind;
import org.autocrm.setting.Settings;
import org.autocrm.shared.EmailAddress;
import org.autocrm.ticket.Channel;
import org.autocrm.ticket.FileRef;
import org.autocrm.ticket.IncomingMessage;
import org.autocrm.ticket.SystemDesk;
import org.autocrm.ticket.TicketNumber;
import org.autocrm.ticket.Words;

/**
 * Turns one stored mail into a message on a ticket, or notes why not: ledger and ticket in one transaction, so a mail
 * is never lost and never taken twice.
 */
@Stateless
@PermitAll
public class MailIntake {

    static final String FOLLOWER = "mail-intake";

    private final MailReader reader = new MailReader();

    @Inject
    private FollowUps followUps;

    @Inject
    private StoredMails mails;

    @Inject
    private MailScreen screen;

    @Inject
    private MailThreads threads;

    @Inject
    private MailReports reports;

    @Inject
    private Customers customers;

    @Inject
    private Contents contents;

    @Inject
    private SystemDesk desk;

    @Inject
    private SystemMailboxes mailboxes;

    @Inject
    private Teams teams;

    @Inject
    private Settings settings;

    @Inject
    private Acknowledgement acknowledgement;

    /** Takes the mail that the event speaks of, once. */
    public void take(LoggedEvent event) {
        if (followUps.isFirst(FOLLOWER, event)) {
            mails.take(event.number("mail")).ifPresent(this::take);
        }
    }

    private void take(Unread mail) {
        try {
            if (mails.isAgain(mail)) {
                mails.became(mail.id(), MailState.KEPT_OUT, null, "it was delivered before");
            } else {
                take(mail.id(), reader.read(mail.raw()), speaking(mail));
            }
        } catch (UnreadableMail e) {
            mails.became(mail.id(), MailState.SET_ASIDE, null, e.getMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Optional<Speaking> speaking(Unread mail) {
        return Optional.ofNullable(mail.mailbox())
                .flatMap(mailboxes::find)
                .map(mailbox -> mailbox.details().speaking());
    }

    private void take(long id, IncomingMail mail, Optional<Speaking> mailbox) throws IOException {
        var objection = screen.objectionTo(mail);
        if (objection.isPresent()) {
            mail.mailId().ifPresent(desk::noteCopy);
            mails.became(id, MailState.KEPT_OUT, null, objection.get().reason());
            return;
        }
        switch (mail.sorted().kind()) {
            case WRITTEN -> receive(id, mail, mailbox);
            case AUTO_REPLY -> keepAnswer(id, mail, message(mail, mailbox));
            case BOUNCE -> keepOut(id, mail, reports.returned(mail.sorted()));
            case CHALLENGE -> mails.became(id, MailState.SET_ASIDE, null, MailReports.nameOf(MailKind.CHALLENGE));
            default -> keepOut(id, mail, reports.about(mail.sorted()));
        }
    }

    private void receive(long id, IncomingMail mail, Optional<Speaking> mailbox) throws IOException {
        var message = message(mail, mailbox);
        if (mail.sorted().generated()
                && mail.references().stream().anyMatch(desk::isOurMail)) { // two desks that answer each other
            var ticket = desk.receiveAutomatic(message);
            if (ticket.isPresent()) {
                mails.became(id, MailState.CONTINUED, ticket.get().value(), null);
                return;
            }
        }
        var received = desk.receive(message);
        customers.noteAlive(mail.from());
        threads.remember(mail, received.ticket());
        var acknowledges = mailbox.map(Speaking::acknowledges).orElse(true);
        if (received.opened() && acknowledges && mail.sorted().acknowledge()) {
            acknowledge(received.ticket(), mail);
        }
        mails.became(
                id,
                received.opened() ? MailState.OPENED : MailState.CONTINUED,
                received.ticket().value(),
                null);
    }

    /** What a program answers is kept where it belongs, and opens nothing. */
    private void keepAnswer(long id, IncomingMail mail, IncomingMessage message) {
        var ticket = desk.receiveAutomatic(message);
        if (ticket.isPresent()) {
            mails.became(id, MailState.CONTINUED, ticket.get().value(), null);
        } else {
            keepOut(id, mail, ticket);
        }
    }

    /** Where only the words of a mail seem a program's, and it is about nothing of ours, somebody looks. */
    private void keepOut(long id, IncomingMail mail, Optional<TicketNumber> about) {
        var said = MailReports.reason(mail.sorted());
        var isSure = about.isPresent() || mail.sorted().declared();
        mails.became(
                id,
                isSure ? MailState.KEPT_OUT : MailState.SET_ASIDE,
                about.map(TicketNumber::value).orElse(null),
                (isSure ? "" : "it is about nothing of ours, and reads as if ")
                        + MailReports.nameOf(mail.sorted().kind())
                        + (said.isEmpty() ? "" : " (" + said + ")"));
    }

    private void acknowledge(TicketNumber ticket, IncomingMail mail) {
        desk.acknowledge(ticket, acknowledgement.to(mail, ticket));
    }

    private IncomingMessage message(IncomingMail mail, Optional<Speaking> mailbox) throws IOException {
        var team = teamWrittenTo(mail);
        List<FileRef> files = new ArrayList<>();
        for (var file : mail.files()) {
            files.add(keep(file));
        }
        return new IncomingMessage(
                mail.from(),
                mail.fromName(),
                mail.subject(),
                saidIn(mail),
                mail.quoted(),
                files,
                Channel.MAIL,
                threads.continuedBy(mail),
                team.or(() -> mailbox.map(Speaking::address)).or(() -> Optional.of(settings.supportAddress())),
                team.isPresent() ? Optional.empty() : mailbox.map(Speaking::team),
                mail.mailId());
    }

    /** A mail may say nothing, or all of it by a picture. */
    private static Words saidIn(IncomingMail mail) {
        return mail.words().isEmpty() ? new Words("(no text)", mail.words().html()) : mail.words();
    }

    private FileRef keep(MailFile file) throws IOException {
        var kept = contents.keep(file.open());
        return new FileRef(
                kept.id(),
                file.name(),
                file.mediaType(),
                kept.size(),
                file.partId().orElse(null));
    }

    /** The address of a team that the mail names. */
    private Optional<EmailAddress> teamWrittenTo(IncomingMail mail) {
        return mail.recipients().stream()
                .filter(recipient -> teams.all().stream().anyMatch(team -> recipient.equals(team.address())))
                .findFirst();
    }
}
