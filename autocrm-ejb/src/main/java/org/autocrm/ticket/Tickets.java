package org.autocrm.ticket;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.Optional;

/** All tickets, as if they lay in memory. */
@ApplicationScoped
class Tickets {

    @PersistenceContext
    private EntityManager em;

    Ticket get(TicketNumber number) {
        return find(number).orElseThrow(() -> new UnknownTicket(number));
    }

    Optional<Ticket> find(TicketNumber number) {
        return em.createQuery("select t from Ticket t where t.number = :number", Ticket.class)
                .setParameter("number", number)
                .getResultStream()
                .findFirst();
    }

    /**
     * The ticket, which others may not change until this transaction has ended. Whoever changes a ticket takes it: a
     * click is never lost because routing, say, changed it at the same moment.
     */
    Ticket take(TicketNumber number) {
        return findAndTake(number).orElseThrow(() -> new UnknownTicket(number));
    }

    /** The ticket if there is one, taken as {@link #take} does. */
    Optional<Ticket> findAndTake(TicketNumber number) {
        return em.createQuery("select t from Ticket t where t.number = :number", Ticket.class)
                .setParameter("number", number)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .findFirst();
    }

    /** A message, which others may not change until this transaction has ended. */
    Optional<Message> takeMessage(long id) {
        return Optional.ofNullable(em.find(Message.class, id, LockModeType.PESSIMISTIC_WRITE));
    }

    Optional<MessageFile> file(long id) {
        return Optional.ofNullable(em.find(MessageFile.class, id));
    }

    /** The ticket that a mail with this Message-ID is part of. */
    Optional<TicketNumber> byMailId(String mailId) {
        return em.createQuery("select m.ticket.number from Message m where m.mailId = :mailId", TicketNumber.class)
                .setParameter("mailId", mailId)
                .getResultStream()
                .findFirst();
    }

    /** The message that left by a mail with this Message-ID, taken as {@link #takeMessage} does. */
    Optional<Message> takeMessageOfMail(String mailId) {
        return em.createQuery("select m from Message m where m.mailId = :mailId", Message.class)
                .setParameter("mailId", mailId)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .findFirst();
    }

    boolean isOurMail(String mailId) {
        return !em.createQuery(
                        "select m.id from Message m where m.mailId = :mailId and m.kind <> org.autocrm.ticket.MessageKind.RECEIVED",
                        Long.class)
                .setParameter("mailId", mailId)
                .setMaxResults(1)
                .getResultList()
                .isEmpty();
    }

    Ticket add(Ticket ticket) {
        em.persist(ticket);
        return ticket;
    }

    /** Gives a new message of a ticket its id, so that an event can carry it. */
    Message add(Message message) {
        em.persist(message);
        return message;
    }

    TicketNumber nextNumber() {
        var next =
                (Number) em.createNativeQuery("select nextval('ticket_number')").getSingleResult();
        return new TicketNumber(Long.toString(next.longValue()));
    }
}
