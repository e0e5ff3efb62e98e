package org.autocrm.mail.inbound;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.autocrm.ticket.SystemDesk;
import org.autocrm.ticket.TicketNumber;

/** Which ticket a mail continues: by the Message-IDs that it answers, and only then by the number in its subject. */
@ApplicationScoped
class MailThreads {

    @PersistenceContext
    private EntityManager em;

    @Inject
    private SystemDesk desk;

    /**
     * The tickets that the mail may continue, the likeliest first. Which of them its author may continue is for the
     * desk to say: somebody on Cc answers a mail of another's ticket and means their own. Whose author is not named by
     * From continues none: nobody has checked the other headers, so anybody could speak as somebody who takes part.
     */
    List<TicketNumber> continuedBy(IncomingMail mail) {
        if (!mail.fromNamed()) {
            return List.of();
        }
        return Stream.concat(answered(mail), TicketNumber.quotedIn(mail.subject()).stream())
                .distinct()
                .toList();
    }

    /** The tickets whose mails it answers, by their Message-IDs. */
    List<TicketNumber> answeredBy(IncomingMail mail) {
        return answered(mail).distinct().toList();
    }

    private Stream<TicketNumber> answered(IncomingMail mail) {
        return mail.references().stream()
                .flatMap(reference -> desk.ticketOfMail(reference).or(() -> remembered(reference)).stream());
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
