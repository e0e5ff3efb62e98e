package org.autocrm.ticket;

import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;
import org.autocrm.account.Registration;
import org.autocrm.customer.Customers;
import org.autocrm.shared.EmailAddress;

/** The desk as customers may use it: their own tickets, and never a note. */
@Stateless
@RolesAllowed("customer")
public class CustomerDesk {

    private static final int LISTED = 100;

    @PersistenceContext
    private EntityManager em;

    @Inject
    private Tickets tickets;

    @Inject
    private Intake intake;

    @Inject
    private Customers customers;

    @Inject
    private Registration registration;

    @Resource
    private SessionContext caller;

    /** Opens a ticket for the caller. */
    public TicketNumber open(String subject, String text) {
        return intake.receive(incoming(subject, text, List.of())).ticket();
    }

    /**
     * The caller says more on a ticket of theirs. On a closed one it opens a new ticket.
     *
     * @return the ticket that it went to
     * @throws UnknownTicket if it is not theirs
     */
    public TicketNumber reply(TicketNumber number, String text) {
        var ticket = mine(number);
        return intake.receive(incoming("Re: " + ticket.subjectLine(), text, List.of(number)))
                .ticket();
    }

    /** The caller's tickets, the one that changed last comes first. */
    public List<TicketRow> tickets() {
        return customers
                .idOf(me())
                .map(customer -> em.createQuery("""
                                select new org.autocrm.ticket.TicketRow(t.id, t.number, t.subject, t.excerpt, t.status,
                                    t.priority, c.name, t.waitingSince, t.updatedAt)
                                from Ticket t join Customer c on c.id = t.customerId
                                where t.customerId = :customer order by t.updatedAt desc, t.id desc
                                """, TicketRow.class)
                        .setParameter("customer", customer)
                        .setMaxResults(LISTED)
                        .getResultList())
                .orElse(List.of());
    }

    /**
     * A ticket of the caller without its notes.
     *
     * @throws UnknownTicket if it is not theirs
     */
    public TicketView read(TicketNumber number) {
        return mine(number).toView(false);
    }

    /** A file of a message that the caller may read; empty where it is not theirs. */
    public Optional<StoredFile> file(long id) {
        return customers
                .idOf(me())
                .flatMap(customer -> tickets.file(id)
                        .filter(file -> file.message().kind().isPublic()
                                && file.message().ticket().belongsTo(customer))
                        .map(MessageFile::toStored));
    }

    private Ticket mine(TicketNumber number) {
        var customer = customers.idOf(me()).orElseThrow(() -> new UnknownTicket(number));
        var ticket = tickets.get(number);
        if (!ticket.belongsTo(customer)) {
            throw new UnknownTicket(number);
        }
        return ticket;
    }

    private IncomingMessage incoming(String subject, String text, List<TicketNumber> continues) {
        return new IncomingMessage(
                me(),
                registration.nameOf(me()),
                subject,
                Words.plain(text),
                List.of(),
                Channel.PORTAL,
                continues,
                Optional.empty(),
                Optional.empty());
    }

    private EmailAddress me() {
        return new EmailAddress(caller.getCallerPrincipal().getName());
    }
}
