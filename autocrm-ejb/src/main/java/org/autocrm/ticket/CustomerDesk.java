package org.autocrm.ticket;

import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.autocrm.account.Registration;
import org.autocrm.customer.Customers;
import org.autocrm.shared.EmailAddress;

/** The desk as customers may use it: their own tickets, and never a note. */
@Stateless
@RolesAllowed("customer")
public class CustomerDesk {

    private static final int LISTED = 100;

    @Inject
    private Tickets tickets;

    @Inject
    private TicketReader reader;

    @Inject
    private TicketRows rows;

    @Inject
    private Attachments attachments;

    @Inject
    private Intake intake;

    @Inject
    private Customers customers;

    @Inject
    private Registration registration;

    @Resource
    private SessionContext caller;

    /**
     * Opens a ticket for the caller.
     *
     * @throws FileNotAllowed if it brings a file that may not be attached
     */
    public TicketNumber open(String subject, String text, List<FileRef> files) {
        attachments.refuse(files);
        return intake.receive(incoming(subject, text, files, List.of())).ticket();
    }

    /**
     * The caller says more on a ticket of theirs. Where that is closed, or was solved too long ago, it opens a new one.
     *
     * @return the ticket that it went to
     * @throws UnknownTicket if it is not theirs
     * @throws FileNotAllowed if it brings a file that may not be attached
     */
    public TicketNumber reply(TicketNumber number, String text, List<FileRef> files) {
        attachments.refuse(files);
        var ticket = mine(number);
        return intake.receive(incoming("Re: " + ticket.subjectLine(), text, files, List.of(number)))
                .ticket();
    }

    /** The caller's tickets, the one that changed last comes first. */
    public List<TicketRow> tickets() {
        return customers
                .idOf(me())
                .map(customer -> rows.where(
                        "t.customerId = :customer and t.deletedAt is null", Map.of("customer", customer), LISTED))
                .orElse(List.of())
                .stream()
                .map(CustomerDesk::forCustomer)
                .toList();
    }

    /**
     * A ticket of the caller without its notes. Where its conversation goes on in another ticket of theirs, that one.
     *
     * @throws UnknownTicket if it is not theirs
     */
    public TicketView read(TicketNumber number) {
        var customer = customers.idOf(me()).orElseThrow(() -> new UnknownTicket(number));
        var view = reader.forCustomer(number, customer).orElseThrow(() -> new UnknownTicket(number));
        var target = view.mergedInto();
        while (target != null) {
            var next = reader.forCustomer(target, customer);
            view = next.orElse(view);
            target = next.map(TicketView::mergedInto).orElse(null);
        }
        return view;
    }

    /** A file of a message that the caller may read; empty where it is not theirs. */
    public Optional<StoredFile> file(long id) {
        return customers
                .idOf(me())
                .flatMap(customer -> tickets.file(id)
                        .filter(file -> isFor(file.message(), customer))
                        .map(MessageFile::toStored));
    }

    private static boolean isFor(Message message, long customer) {
        return message.kind().isPublic() && (isOf(message.ticket(), customer) || isOf(message.writtenOn(), customer));
    }

    private static boolean isOf(Ticket ticket, long customer) {
        return ticket.belongsTo(customer) && !ticket.isDeleted();
    }

    private Ticket mine(TicketNumber number) {
        var customer = customers.idOf(me()).orElseThrow(() -> new UnknownTicket(number));
        return tickets.find(number)
                .filter(ticket -> isOf(ticket, customer))
                .orElseThrow(() -> new UnknownTicket(number));
    }

    /** Who works on it, the customer need not know. */
    private static TicketRow forCustomer(TicketRow row) {
        return new TicketRow(
                row.id(),
                row.number(),
                row.subject(),
                row.excerpt(),
                row.status(),
                row.priority(),
                row.customer(),
                null,
                null,
                row.waitingSince(),
                row.updatedAt(),
                null);
    }

    private IncomingMessage incoming(String subject, String text, List<FileRef> files, List<TicketNumber> continues) {
        return IncomingMessage.of(me(), registration.nameOf(me()), subject, Words.plain(text), Channel.PORTAL)
                .with(files)
                .in(ThreadHints.likely(continues));
    }

    private EmailAddress me() {
        return new EmailAddress(caller.getCallerPrincipal().getName());
    }
}
