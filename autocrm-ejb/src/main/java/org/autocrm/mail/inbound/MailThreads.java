package org.autocrm.mail.inbound;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.autocrm.mail.proof.MailToken;
import org.autocrm.mail.proof.MailToken.Holder;
import org.autocrm.mail.proof.MailTokens;
import org.autocrm.ticket.SystemDesk;
import org.autocrm.ticket.ThreadHints;
import org.autocrm.ticket.TicketNumber;

/**
 * Which ticket a mail continues. In this order: an address for answers or a Message-ID of our own, which only those
 * know who got that mail; the Message-IDs that it answers, and those that earlier mails referred to, the newest first;
 * the number in its subject. The last two count for those only who take part in the ticket.
 */
@ApplicationScoped
class MailThreads {

    @PersistenceContext
    private EntityManager em;

    @Inject
    private SystemDesk desk;

    @Inject
    private MailTokens tokens;

    /**
     * What a mail says about where it belongs. Whose author is not named by From continues nothing: nobody has checked
     * the other headers, so anybody could speak as somebody who takes part. What somebody sends on is no answer, unless
     * they send it to an address for answers.
     */
    ThreadHints of(IncomingMail mail) {
        if (!mail.fromNamed()) {
            return ThreadHints.NONE;
        }
        var addressed = addressed(mail)
                .filter(MailThreads::isOfCustomers)
                .flatMap(token -> desk.ticketOfMessage(token.message()));
        if (mail.forwarded()) {
            return new ThreadHints(addressed, List.of(), mentioned(mail));
        }
        return new ThreadHints(
                addressed.or(
                        () -> answered(mail).filter(this::isOurs).findFirst().flatMap(this::ticket)),
                mentioned(mail),
                List.of());
    }

    /** The token of the address for answers that it was sent to. */
    Optional<MailToken> addressed(IncomingMail mail) {
        return mail.recipients().stream()
                .flatMap(recipient -> tokens.inAddress(recipient).stream())
                .findFirst();
    }

    /** The tokens of the mails of ours that it answers, and of the address it was sent to; the likeliest first. */
    List<MailToken> tokensOf(IncomingMail mail) {
        return Stream.concat(addressed(mail).stream(), answered(mail).flatMap(id -> tokens.inMailId(id).stream()))
                .toList();
    }

    /** The tickets whose mails it answers, by their Message-IDs. */
    List<TicketNumber> answeredBy(IncomingMail mail) {
        return answered(mail).flatMap(id -> ticket(id).stream()).distinct().toList();
    }

    private List<TicketNumber> mentioned(IncomingMail mail) {
        return Stream.concat(answeredBy(mail).stream(), TicketNumber.quotedIn(mail.subject()).stream())
                .distinct()
                .toList();
    }

    private static Stream<String> answered(IncomingMail mail) {
        return mail.references().stream();
    }

    private boolean isOurs(String mailId) {
        return tokens.inMailId(mailId).filter(MailThreads::isOfCustomers).isPresent() || desk.isOurMail(mailId);
    }

    /** What went to an agent proves who that agent is, and lets nobody else in. */
    private static boolean isOfCustomers(MailToken token) {
        return token.holder() != Holder.AGENT;
    }

    private Optional<TicketNumber> ticket(String mailId) {
        return tokens.inMailId(mailId)
                .flatMap(token -> desk.ticketOfMessage(token.message()))
                .or(() -> desk.ticketOfMail(mailId))
                .or(() -> remembered(mailId));
    }

    /** Remembers the mail's own Message-ID and those it refers to: an answer may name any of them. */
    void remember(IncomingMail mail, TicketNumber ticket) {
        mail.mailId().ifPresent(id -> remember(id, ticket));
        mail.references().forEach(id -> remember(id, ticket));
    }

    private void remember(String mailId, TicketNumber ticket) {
        em.createNativeQuery("insert into mail_reference (mail_id, ticket) values (?1, ?2) on conflict do nothing")
                .setParameter(1, mailId)
                .setParameter(2, ticket.value())
                .executeUpdate();
    }

    private Optional<TicketNumber> remembered(String mailId) {
        List<?> tickets = em.createNativeQuery("select ticket from mail_reference where mail_id = ?1")
                .setParameter(1, mailId)
                .getResultList();
        return tickets.stream().findFirst().map(ticket -> new TicketNumber((String) ticket));
    }
}
