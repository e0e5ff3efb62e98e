package org.autocrm.mail.inbound;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.autocrm.account.Person;
import org.autocrm.account.Teams;
import org.autocrm.attachment.Contents;
import org.autocrm.customer.Customers;
import org.autocrm.event.FollowUps;
import org.autocrm.event.LoggedEvent;
import org.autocrm.mail.inbound.MailEvent.AllReadAgain;
import org.autocrm.mail.inbound.MailEvent.AnswerRefused;
import org.autocrm.mail.inbound.MailEvent.ReadAgain;
import org.autocrm.mail.inbound.StoredMails.Unread;
import org.autocrm.mail.mailbox.Speaking;
import org.autocrm.mail.mailbox.SystemMailboxes;
import org.autocrm.mail.mime.MailFile;
import org.autocrm.mail.sorting.MailKind;
import org.autocrm.mail.sorting.UnreadAddress;
import org.autocrm.setting.Settings;
import org.autocrm.shared.EmailAddress;
import org.autocrm.ticket.Channel;
import org.autocrm.ticket.FileRef;
import org.autocrm.ticket.IncomingMessage;
import org.autocrm.ticket.Received;
import org.autocrm.ticket.SystemDesk;
import org.autocrm.ticket.ThreadHints;
import org.autocrm.ticket.TicketNumber;
import org.autocrm.ticket.Words;
import org.jspecify.annotations.Nullable;

/**
 * Turns one stored mail into a message on a ticket, or notes why not: ledger and ticket in one transaction, so a mail
 * is never lost and never taken twice.
 */
@Stateless
@PermitAll
public class MailIntake {

    static final String FOLLOWER = "mail-intake";
    /** Why a mail stays out that was taken already. */
    static final String AGAIN = "it was delivered before";

    private static final int MOST_OTHERS = 50;
    private static final String NO_TEXT = "(no text)";

    private final MailReader reader = new MailReader();

    @Inject
    private FollowUps followUps;

    @Inject
    private StoredMails mails;

    @Inject
    private MailsReadAgain again;

    @Inject
    private MailScreen screen;

    @Inject
    private MailSuspicion suspicion;

    @Inject
    private MailThreads threads;

    @Inject
    private AgentMails agents;

    @Inject
    private MailReports reports;

    @Inject
    private Event<MailEvent> events;

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

    /** Takes the mail that the event speaks of, or has many read again, once. */
    public void take(LoggedEvent event) {
        if (!followUps.isFirst(FOLLOWER, event)) {
            return;
        }
        if (event.is(AllReadAgain.class)) {
            again.next(MailState.valueOf(event.text("state")), event.number("mail"), event.actor());
        } else {
            var trusted = event.is(ReadAgain.class) && event.data().getBoolean("trusted");
            mails.take(event.number("mail")).ifPresent(mail -> take(mail, trusted));
        }
    }

    /** Notes that nothing was done of what an agent wanted by mail, and has the agent told. */
    public void refuse(LoggedEvent event, long mail, Person agent, TicketNumber ticket, String reason) {
        if (followUps.isFirst(FOLLOWER, event) && mails.take(mail).isPresent()) {
            mails.became(mail, MailState.SET_ASIDE, null, "it is in the name of " + agent.name() + ": " + reason);
            events.fire(new AnswerRefused(mail, agent.id(), ticket, reason));
        }
    }

    /**
     * Opens a ticket of a mail as somebody says: in that customer's name, under that subject, with the words of the
     * mail. Of a mail that cannot be read, the raw mail is the ticket's file.
     */
    @TransactionAttribute(TransactionAttributeType.MANDATORY)
    public TicketNumber open(long id, byte[] raw, EmailAddress customer, String name, String subject) {
        try {
            var mail = reader.read(inTheNameOf(customer, raw));
            var mailbox = speaking(mails.mailboxOf(id).orElse(null));
            var said = message(mail, mailbox);
            var ticket = desk.receive(opening(
                            customer,
                            name,
                            subject,
                            said.words(),
                            said.quoted(),
                            said.files(),
                            said.mailbox(),
                            said.team(),
                            mail.mailId()))
                    .ticket();
            threads.remember(mail, ticket);
            var acknowledges = mailbox.map(Speaking::acknowledges).orElse(true);
            if (acknowledges
                    && mail.sorted().kind() == MailKind.WRITTEN
                    && mail.sorted().acknowledge()) {
                desk.acknowledge(ticket, acknowledgement.to(name, ticket));
            }
            return ticket;
        } catch (UnreadableMail e) {
            return openUnread(id, raw, customer, name, subject);
        }
    }

    private TicketNumber openUnread(long id, byte[] raw, EmailAddress customer, String name, String subject) {
        var files = raw.length == 0
                ? List.<FileRef>of()
                : List.of(kept(MailFile.of("mail-" + id + ".eml", "message/rfc822", raw)));
        return desk.receive(opening(
                        customer,
                        name,
                        subject,
                        Words.plain(NO_TEXT),
                        Optional.empty(),
                        files,
                        Optional.of(settings.supportAddress()),
                        Optional.empty(),
                        MailFingerprint.of(raw).mailId()))
                .ticket();
    }

    private static IncomingMessage opening(
            EmailAddress customer,
            String name,
            String subject,
            Words words,
            Optional<Words> quoted,
            List<FileRef> files,
            Optional<EmailAddress> mailbox,
            Optional<Long> team,
            Optional<String> mailId) {
        return new IncomingMessage(
                customer,
                name,
                subject,
                words,
                quoted,
                files,
                Channel.MAIL,
                ThreadHints.NONE,
                Set.of(),
                mailbox,
                team,
                mailId);
    }

    /** The mail as if that customer had written it: a From above all others, which may be none. */
    private static byte[] inTheNameOf(EmailAddress customer, byte[] raw) {
        var head =
                ("From: <" + customer.value() + ">\r\nX-AutoCRM: opened by hand\r\n").getBytes(StandardCharsets.UTF_8);
        var mail = Arrays.copyOf(head, head.length + raw.length);
        System.arraycopy(raw, 0, mail, head.length, raw.length);
        return mail;
    }

    private void take(Unread mail, boolean trusted) {
        try {
            if (mails.isAgain(mail)) {
                mails.became(mail.id(), MailState.KEPT_OUT, null, AGAIN);
            } else {
                take(mail.id(), reader.read(mail.raw()), trusted ? new byte[0] : mail.raw(), speaking(mail.mailbox()));
            }
        } catch (UnreadableMail e) {
            mails.became(mail.id(), MailState.SET_ASIDE, null, e.getMessage());
        }
    }

    private Optional<Speaking> speaking(@Nullable Long mailbox) {
        return Optional.ofNullable(mailbox)
                .flatMap(mailboxes::find)
                .map(found -> found.details().speaking());
    }

    /** @param suspected what may look like spam; nothing, where somebody has said that it is none */
    private void take(long id, IncomingMail mail, byte[] suspected, Optional<Speaking> mailbox) {
        var objection = screen.objectionTo(mail);
        if (objection.isPresent()) {
            mail.mailId().ifPresent(desk::noteCopy);
            mails.became(id, MailState.KEPT_OUT, null, objection.get().reason());
            return;
        }
        switch (mail.sorted().kind()) {
            case WRITTEN ->
                suspicion
                        .about(suspected, mail)
                        .ifPresentOrElse(
                                reason -> mails.became(id, MailState.SUSPECTED, null, reason),
                                () -> receiveFromAnybody(id, mail, mailbox));
            case AUTO_REPLY -> keepAnswer(id, mail, message(mail, mailbox));
            case BOUNCE -> keepOut(id, mail, reports.returned(mail.sorted()));
            case CHALLENGE -> mails.became(id, MailState.SET_ASIDE, null, MailReports.nameOf(MailKind.CHALLENGE));
            default -> keepOut(id, mail, reports.about(mail.sorted()));
        }
    }

    /** An agent may write as an agent, send on what a customer wrote, or be a customer like others. */
    private void receiveFromAnybody(long id, IncomingMail mail, Optional<Speaking> mailbox) {
        var agent = agents.author(mail);
        var ticket = agent.filter(person -> !mail.forwarded()).flatMap(person -> agents.meant(person, mail));
        if (ticket.isPresent() && !mail.sorted().acknowledge()) {
            mails.became(id, MailState.KEPT_OUT, ticket.get().value(), "a program wrote it in the name of an agent");
            return;
        }
        if (ticket.isPresent()) {
            agents.take(id, agent.get(), ticket.get(), mail, () -> kept(mail.files()));
            threads.remember(mail, ticket.get());
            mails.became(id, MailState.CONTINUED, ticket.get().value(), null);
            return;
        }
        var sentOn = agent.filter(person -> mail.forwarded()).flatMap(person -> sentOnBy(mail));
        if (sentOn.isPresent()) {
            receiveSentOn(id, agent.get(), mail, sentOn.get(), mailbox);
        } else {
            receive(id, mail, mailbox);
        }
    }

    /** What an agent sends on: a mail of somebody who may be a customer. */
    private Optional<SentOnMail> sentOnBy(IncomingMail mail) {
        try {
            return reader.sentOnBy(mail)
                    .filter(sent -> screen.objectionTo(sent.mail()).isEmpty())
                    .filter(sent -> agents.author(sent.mail()).isEmpty());
        } catch (UnreadableMail e) {
            return Optional.empty();
        }
    }

    private void receiveSentOn(
            long id, Person agent, IncomingMail mail, SentOnMail sentOn, Optional<Speaking> mailbox) {
        var isVouchedFor = agents.isVouchedFor(mail);
        var said = message(sentOn.mail(), mailbox);
        var received = desk.receive(isVouchedFor ? said : said.in(ThreadHints.NONE));
        desk.note(
                received.ticket(),
                Words.plain("%s (%s) sent this on%s%s"
                        .formatted(
                                agent.name(),
                                agent.email(),
                                isVouchedFor ? "" : ", as the mail says; nothing proves it",
                                sentOn.remark().isEmpty() ? "." : ", and wrote:\n\n" + sentOn.remark())));
        threads.remember(sentOn.mail(), received.ticket());
        threads.remember(mail, received.ticket());
        finish(id, received, sentOn.mail(), mailbox, isVouchedFor);
    }

    private void receive(long id, IncomingMail mail, Optional<Speaking> mailbox) {
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
        finish(id, received, mail, mailbox, true);
    }

    private void finish(
            long id, Received received, IncomingMail mail, Optional<Speaking> mailbox, boolean isFromAuthor) {
        var acknowledges = isFromAuthor && mailbox.map(Speaking::acknowledges).orElse(true);
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
        desk.acknowledge(ticket, acknowledgement.to(mail.fromName(), ticket));
    }

    private IncomingMessage message(IncomingMail mail, Optional<Speaking> mailbox) {
        var team = teamWrittenTo(mail);
        return new IncomingMessage(
                mail.from(),
                mail.fromName(),
                mail.subject(),
                saidIn(mail),
                mail.quoted(),
                kept(mail.files()),
                Channel.MAIL,
                threads.of(mail),
                othersWrittenTo(mail),
                team.or(() -> mailbox.map(Speaking::address)).or(() -> Optional.of(settings.supportAddress())),
                team.isPresent() ? Optional.empty() : mailbox.map(Speaking::team),
                mail.mailId());
    }

    /** A mail may say nothing, or all of it by a picture. */
    private static Words saidIn(IncomingMail mail) {
        return mail.words().isEmpty() ? new Words(NO_TEXT, mail.words().html()) : mail.words();
    }

    private List<FileRef> kept(List<MailFile> files) {
        return files.stream().map(this::kept).toList();
    }

    private FileRef kept(MailFile file) {
        try (var content = file.open()) {
            var kept = contents.keep(content);
            return new FileRef(
                    kept.id(),
                    file.name(),
                    file.mediaType(),
                    kept.size(),
                    file.partId().orElse(null));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Who takes part because the mail was written to them too. What a list or a program sends, or what came to us
     * without naming us, was not meant to bring people together.
     */
    private Set<EmailAddress> othersWrittenTo(IncomingMail mail) {
        if (!mail.fromNamed() || !mail.sorted().acknowledge()) {
            return Set.of();
        }
        return Stream.concat(
                        Stream.of(mail.from()),
                        screen.isToUs(mail) && !mail.forwarded()
                                ? screen.others(mail.addressees()).stream().limit(MOST_OTHERS)
                                : Stream.empty())
                .filter(Predicate.not(UnreadAddress::isOne))
                .collect(Collectors.toSet());
    }

    /** The address of a team that the mail names. */
    private Optional<EmailAddress> teamWrittenTo(IncomingMail mail) {
        var known = teams.all();
        return mail.recipients().stream()
                .flatMap(recipient -> Stream.of(recipient, recipient.withoutDetail()))
                .filter(recipient -> known.stream().anyMatch(team -> recipient.equals(team.address())))
                .findFirst();
    }
}
