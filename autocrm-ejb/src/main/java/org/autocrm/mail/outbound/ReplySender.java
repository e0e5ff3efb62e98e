package org.autocrm.mail.outbound;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.autocrm.attachment.ContentStream;
import org.autocrm.attachment.Contents;
import org.autocrm.customer.CustomerCard;
import org.autocrm.customer.Customers;
import org.autocrm.event.FollowUps;
import org.autocrm.event.LoggedEvent;
import org.autocrm.mail.inbound.StoredMails;
import org.autocrm.mail.mailbox.Speaking;
import org.autocrm.mail.mailbox.SystemMailboxes;
import org.autocrm.mail.proof.MailToken;
import org.autocrm.mail.proof.MailTokens;
import org.autocrm.postman.NotDelivered;
import org.autocrm.postman.NotYet;
import org.autocrm.postman.OutgoingMail;
import org.autocrm.postman.OutgoingMail.Attachment;
import org.autocrm.postman.Postman;
import org.autocrm.setting.Settings;
import org.autocrm.shared.EmailAddress;
import org.autocrm.ticket.DeliveryState;
import org.autocrm.ticket.Letter;
import org.autocrm.ticket.StoredFile;
import org.autocrm.ticket.SystemDesk;

/**
 * Sends a message of a ticket, once, and notes on the message what became of it.
 *
 * <p>Three steps with a commit between them: claim, send, note. If the process dies between the last two, or the mail
 * server's answer never comes, nobody here knows whether the mail server has taken the mail. Then a copy in our own
 * mailbox tells (the envelope of each mail names it too), and only if none comes for a while the mail is sent again,
 * under the same Message-ID.
 */
@ApplicationScoped
class ReplySender {

    private static final Duration A_COPY_WOULD_HAVE_COME = Duration.ofSeconds(30);
    private static final Duration THE_INTAKE_IS_STUCK = Duration.ofHours(1);

    @Inject
    private SystemDesk desk;

    @Inject
    private FollowUps followUps;

    @Inject
    private StoredMails intake;

    @Inject
    private Customers customers;

    @Inject
    private SystemMailboxes mailboxes;

    @Inject
    private MailTokens tokens;

    @Inject
    private Contents contents;

    @Inject
    private Postman postman;

    @Inject
    private Settings settings;

    /**
     * Sends the message unless it was sent.
     *
     * @throws NotYet if it is to be tried again
     */
    void send(LoggedEvent event) {
        var claim = desk.claim(event.number("message"), intake.isBusy() ? THE_INTAKE_IS_STUCK : A_COPY_WOULD_HAVE_COME);
        if (claim.doubtful()) {
            throw new NotYet("an earlier try may have sent it: waiting for the copy in our mailbox");
        }
        claim.letter().ifPresent(this::send);
        followUps.done(OutboundSubscription.FOLLOWER, event);
    }

    private void send(Letter letter) {
        var customer = customers.card(letter.customer());
        if (customer.isEmpty()) {
            desk.noteDelivery(letter.message(), DeliveryState.FAILED, "the customer has no address");
            return;
        }
        try {
            postman.send(mail(letter, customer.get()));
            desk.noteDelivery(letter.message(), DeliveryState.SENT, null);
        } catch (NotDelivered e) {
            if (e.unknown()) {
                throw new NotYet("the mail server did not say whether it has taken it: " + e.getMessage());
            }
            var state = e.forGood() ? DeliveryState.FAILED : DeliveryState.DELAYED;
            desk.noteDelivery(letter.message(), state, e.getMessage());
            if (!e.forGood()) {
                throw new NotYet(String.valueOf(e.getMessage()));
            }
        }
    }

    private OutgoingMail mail(Letter letter, CustomerCard customer) {
        var from = letter.mailbox().flatMap(EmailAddress::in).orElseGet(settings::supportAddress);
        var copies = copies(letter, customer.email());
        var mailbox = mailboxes.speaksFrom(from);
        var speaking = mailbox.filter(voice -> !letter.automatic());
        var signature = speaking.map(voice -> voice.signature(letter.author())).orElse("");
        return new OutgoingMail(
                letter.mailId(),
                from,
                speaking.map(voice -> voice.senderName(letter.author())).orElseGet(letter::author),
                customer.email(),
                customer.name(),
                mailbox.filter(Speaking::signedAnswers).map(voice -> answerTo(letter, voice, copies)),
                letter.ticket().quoted() + " " + letter.subject(),
                Signature.below(letter.text(), signature),
                Signature.belowHtml(letter.html(), signature),
                letter.references(),
                letter.automatic(),
                copies,
                letter.files().stream().map(this::attachment).toList(),
                copyTo(from),
                Map.of());
    }

    /** What is answered there has been read by the customer, or by one of several where others get it too. */
    private EmailAddress answerTo(Letter letter, Speaking voice, List<EmailAddress> copies) {
        var token = copies.isEmpty()
                ? MailToken.toCustomer(letter.message(), letter.customer())
                : MailToken.toSeveral(letter.message());
        return tokens.answerTo(voice.address(), token);
    }

    /** Never to ourselves: such a copy would come back as a new message. */
    private List<EmailAddress> copies(Letter letter, EmailAddress customer) {
        if (letter.copies().isEmpty()) {
            return List.of();
        }
        var ours = mailboxes.ourAddresses();
        return letter.copies().stream()
                .filter(copy -> !copy.equals(customer) && !ours.contains(copy))
                .toList();
    }

    private Attachment attachment(StoredFile file) {
        return new Attachment(file.name(), file.mediaType(), () -> new ContentStream(contents, file.content()));
    }

    /** A mailbox of ours, whose copy proves that a mail left: that of the sender, else any; none where none is read. */
    private Optional<EmailAddress> copyTo(EmailAddress from) {
        var read = mailboxes.active().stream()
                .map(mailbox -> mailbox.details().speaking().address())
                .toList();
        return read.contains(from) ? Optional.of(from) : read.stream().findFirst();
    }
}
