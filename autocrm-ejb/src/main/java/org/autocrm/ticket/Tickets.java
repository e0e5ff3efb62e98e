package org.autocrm.ticket;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.autocrm.ticket.TicketEvent.DueChanged;
import org.jspecify.annotations.Nullable;

/** All tickets, as if they lay in memory; those in the bin too. */
@ApplicationScoped
class Tickets {

    @PersistenceContext
    private EntityManager em;

    @Inject
    private Catalog catalog;

    Optional<Ticket> find(TicketNumber number) {
        return em.createQuery("select t from Ticket t where t.number = :number", Ticket.class)
                .setParameter("number", number)
                .getResultStream()
                .findFirst();
    }

    /**
     * The ticket, which others may not change until this transaction has ended. Whoever changes a ticket takes it: a
     * click is never lost because routing, say, changed it at the same moment.
     *
     * @throws TicketDeleted if it is in the bin
     */
    Ticket take(TicketNumber number) {
        return refuseDeleted(findAndTake(number).orElseThrow(() -> new UnknownTicket(number)));
    }

    /** The ticket if there is one, in the bin or not, taken as {@link #take} does. */
    Optional<Ticket> findAndTake(TicketNumber number) {
        return em.createQuery("select t from Ticket t where t.number = :number", Ticket.class)
                .setParameter("number", number)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .findFirst();
    }

    /** Several tickets, taken in an order that all keep to, so that nobody waits for each other. */
    List<Ticket> takeAll(Collection<TicketNumber> numbers) {
        return em.createQuery("select t from Ticket t where t.number in :numbers order by t.id", Ticket.class)
                .setParameter("numbers", numbers)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList();
    }

    /** Snoozed tickets whose time has come, taken; none that somebody has at this moment, who may wake them. */
    List<Ticket> takeDue(Instant now, int most) {
        List<?> due = em.createNativeQuery("""
                        select number from ticket where snoozed_until <= ?1
                        order by snoozed_until limit ?2 for update skip locked
                        """)
                .setParameter(1, Timestamp.from(now))
                .setParameter(2, most)
                .getResultList();
        return due.isEmpty()
                ? List.of()
                : takeAll(due.stream()
                        .map(number -> new TicketNumber((String) number))
                        .toList());
    }

    /** Takes the ticket, unless somebody has it at this moment; whether it did. */
    boolean tryToTake(TicketNumber number) {
        return !em.createNativeQuery("select id from ticket where number = ?1 for update skip locked")
                .setParameter(1, number.value())
                .getResultList()
                .isEmpty();
    }

    /** By when something is promised next, past the entity, whose version stays; empty where nothing changed. */
    Optional<DueChanged> promise(TicketNumber number, @Nullable Instant dueAt) {
        List<?> before = em.createNativeQuery("select due_at from ticket where number = ?1")
                .setParameter(1, number.value())
                .getResultList();
        var from = before.stream()
                .filter(Objects::nonNull)
                .map(at -> ((Timestamp) at).toInstant())
                .findFirst();
        var to = Optional.ofNullable(dueAt).map(at -> at.truncatedTo(ChronoUnit.MICROS));
        if (before.isEmpty() || from.equals(to)) {
            return Optional.empty();
        }
        em.createNativeQuery("update ticket set due_at = cast(?1 as timestamptz) where number = ?2")
                .setParameter(1, to.map(Instant::toString).orElse(null))
                .setParameter(2, number.value())
                .executeUpdate();
        return Optional.of(new DueChanged(number, from, to));
    }

    static Ticket refuseDeleted(Ticket ticket) {
        if (ticket.isDeleted()) {
            throw new TicketDeleted(ticket.number());
        }
        return ticket;
    }

    /** A message, which others may not change until this transaction has ended. */
    Optional<Message> takeMessage(long id) {
        return Optional.ofNullable(em.find(Message.class, id, LockModeType.PESSIMISTIC_WRITE));
    }

    Optional<MessageFile> file(long id) {
        return Optional.ofNullable(em.find(MessageFile.class, id));
    }

    /** All messages of a ticket, the oldest first, taken: nobody notes meanwhile that one of them was sent. */
    List<Message> takeMessages(Ticket ticket) {
        return em.createQuery("select m from Message m where m.ticket = :ticket order by m.id", Message.class)
                .setParameter("ticket", ticket)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList();
    }

    /** The ids of the messages of a ticket that are newer than one, the oldest first; not what the desk itself says. */
    List<Long> newerThan(Ticket ticket, long message) {
        return em.createQuery(
                        "select m.id from Message m where m.ticket = :ticket and m.id > :message and m.kind not in :ours order by m.id",
                        Long.class)
                .setParameter("ticket", ticket)
                .setParameter("message", message)
                .setParameter("ours", List.of(MessageKind.ACKNOWLEDGEMENT, MessageKind.SYSTEM))
                .getResultList();
    }

    /** Whether the customer or an agent has written to the other since a message, by its id. */
    boolean isSaidSince(Ticket ticket, long message) {
        return ticket.lastMessage() > message
                && !em.createQuery(
                                "select m.id from Message m where m.ticket = :ticket and m.id > :message and m.kind in :kinds",
                                Long.class)
                        .setParameter("ticket", ticket)
                        .setParameter("message", message)
                        .setParameter("kinds", List.of(MessageKind.RECEIVED, MessageKind.REPLY))
                        .setMaxResults(1)
                        .getResultList()
                        .isEmpty();
    }

    /** Whether its customer was told that it has arrived: nobody else is whose first mail a program wrote. */
    boolean isAcknowledged(Ticket ticket) {
        return !em.createQuery("select m.id from Message m where m.ticket = :ticket and m.kind = :kind", Long.class)
                .setParameter("ticket", ticket)
                .setParameter("kind", MessageKind.ACKNOWLEDGEMENT)
                .setMaxResults(1)
                .getResultList()
                .isEmpty();
    }

    /** How many messages of a customer the desk has acknowledged since a moment. */
    long acknowledgements(long customer, Instant since) {
        return ((Number) em.createNativeQuery("""
                        select count(*) from ticket t join message m on m.ticket_id = t.id
                        where t.customer_id = ?1 and t.created_at > ?2 and m.kind = 'ACKNOWLEDGEMENT'
                        """)
                        .setParameter(1, customer)
                        .setParameter(2, Timestamp.from(since))
                        .getSingleResult())
                .longValue();
    }

    /** The Message-IDs of what was said to and by the customer before a message, the oldest first. */
    List<String> mailIdsBefore(Message message) {
        return em.createQuery("""
                        select m.mailId from Message m
                        where m.ticket = :ticket and m.id < :message and m.mailId is not null and m.kind in :kinds
                        order by m.id
                        """, String.class)
                .setParameter("ticket", message.ticket())
                .setParameter("message", message.id())
                .setParameter("kinds", List.of(MessageKind.RECEIVED, MessageKind.REPLY, MessageKind.ACKNOWLEDGEMENT))
                .getResultList();
    }

    /** The ticket that a mail with this Message-ID is part of. */
    Optional<TicketNumber> byMailId(String mailId) {
        return em.createQuery("select m.ticket.number from Message m where m.mailId = :mailId", TicketNumber.class)
                .setParameter("mailId", mailId)
                .getResultStream()
                .findFirst();
    }

    boolean isNote(long message) {
        return !em.createQuery("select m.id from Message m where m.id = :message and m.kind = :note", Long.class)
                .setParameter("message", message)
                .setParameter("note", MessageKind.NOTE)
                .getResultList()
                .isEmpty();
    }

    /** The ticket that a message is part of now. */
    Optional<TicketNumber> byMessage(long message) {
        return em.createQuery("select m.ticket.number from Message m where m.id = :message", TicketNumber.class)
                .setParameter("message", message)
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
                        "select m.id from Message m where m.mailId = :mailId and m.kind not in (org.autocrm.ticket.MessageKind.RECEIVED, org.autocrm.ticket.MessageKind.AUTOMATIC)",
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
        message.ticket().heard(message);
        return message;
    }

    /** A note names these agents. */
    void mention(Message note, Collection<Long> agents) {
        agents.forEach(agent -> em.createNativeQuery(
                        "insert into message_mention (message_id, account_id) values (?1, ?2) on conflict do nothing")
                .setParameter(1, note.id())
                .setParameter(2, agent)
                .executeUpdate());
    }

    TicketNumber nextNumber() {
        var next =
                (Number) em.createNativeQuery("select nextval('ticket_number')").getSingleResult();
        return new TicketNumber(catalog.now().settings().numberPrefix() + next.longValue());
    }
}
