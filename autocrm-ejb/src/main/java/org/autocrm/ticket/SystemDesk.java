package org.autocrm.ticket;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.autocrm.setting.Settings;
import org.autocrm.shared.EmailAddress;
import org.autocrm.ticket.TicketEvent.Acknowledged;
import org.autocrm.ticket.TicketEvent.Assigned;
import org.autocrm.ticket.TicketEvent.DeliveryNoted;
import org.autocrm.ticket.TicketEvent.NoteWritten;
import org.autocrm.ticket.TicketEvent.TeamChanged;
import org.jspecify.annotations.Nullable;

/**
 * The desk for work that no person asked for: intake, routing, delivery reports.
 *
 * <p>It asks for no role, because nobody is logged in where a queue or a timer calls. Screens may not use it; an
 * architecture test sees to that.
 */
@Stateless
@PermitAll
public class SystemDesk {

    /** To one customer, in an hour. */
    static final int MOST_ACKNOWLEDGEMENTS = 3;

    @Inject
    private Tickets tickets;

    @Inject
    private Intake intake;

    @Inject
    private Returns returns;

    @Inject
    private Changer changer;

    @Inject
    private Catalog catalog;

    @Inject
    private Assignments assignments;

    @Inject
    private KeptExtras extras;

    @Inject
    private MailIds mailIds;

    @Inject
    private Settings settings;

    @Inject
    private Event<TicketEvent> events;

    @Inject
    private Clock clock;

    /** Takes in what a customer said, on the ticket it continues or on a new one. */
    public Received receive(IncomingMessage incoming) {
        return intake.receive(incoming);
    }

    /** Keeps what a program said in a customer's name, on the ticket that it is about; empty where that is none. */
    public Optional<TicketNumber> receiveAutomatic(IncomingMessage incoming) {
        return intake.receiveAutomatic(incoming);
    }

    /** Whether mail from that address may go on with one of these tickets: of its customer, or who gets copies. */
    public boolean takesPart(EmailAddress author, List<TicketNumber> numbers) {
        return intake.takesPart(author, numbers);
    }

    /**
     * Tells the customer that the first message of a ticket has arrived; not more often than a person would want to
     * hear it: who writes more in an hour may be a program that answers each time.
     */
    public void acknowledge(TicketNumber number, Words words) {
        var ticket = tickets.take(number);
        var lately = clock.instant().minus(Duration.ofHours(1));
        if (tickets.acknowledgements(ticket.customerId(), lately) >= MOST_ACKNOWLEDGEMENTS) {
            return;
        }
        var message = tickets.add(ticket.acknowledge(Author.desk(settings.brand()), words, clock.instant()));
        message.leavesBy(mailIds.next(number));
        events.fire(new Acknowledged(number, message.id()));
    }

    /** Makes the ticket the work of this team and this agent; null means of none. */
    public void assign(TicketNumber number, @Nullable Long team, @Nullable Long agent) {
        var ticket = tickets.take(number);
        var moved = ticket.moveTo(team, clock.instant());
        var given = ticket.giveTo(agent, clock.instant());
        moved.ifPresent(events::fire); // the first statement: both changes are one row
        given.ifPresent(events::fire);
    }

    /**
     * Changes properties of a ticket, all or none.
     *
     * @throws UnknownTicket if there is none of that number, or it is in the bin
     * @throws ChangeRefused if one of the changes is not possible; it says why, for each
     */
    public void change(TicketNumber number, TicketChanges changes) {
        changer.change(tickets.take(number), changes);
    }

    /**
     * Changes properties of a ticket, all or none, and says what is in the way where they cannot be changed; whoever
     * calls goes on either way.
     *
     * @throws UnknownTicket if there is none of that number, or it is in the bin
     */
    public Tried tryToChange(TicketNumber number, TicketChanges changes) {
        var ticket = tickets.take(number);
        try {
            return new Tried(changer.change(ticket, changes), List.of());
        } catch (ChangeRefused e) {
            return new Tried(false, e.objections());
        }
    }

    /** Leaves a note in the name of the desk. */
    public void note(TicketNumber number, Words words) {
        var message = tickets.add(tickets.take(number).note(Author.desk(settings.brand()), words, clock.instant()));
        events.fire(new NoteWritten(number, message.id()));
    }

    /** What a mail about a ticket needs to know of it, as it is now; empty where there is none of that number. */
    public Optional<MailFacts> mailFacts(TicketNumber number) {
        return tickets.find(number)
                .map(ticket -> new MailFacts(
                        number,
                        ticket.subjectLine(),
                        ticket.customerId(),
                        Optional.ofNullable(ticket.mailbox()).flatMap(EmailAddress::in),
                        Optional.ofNullable(ticket.team()),
                        Optional.ofNullable(ticket.assignee()),
                        ticket.channel() != Channel.MAIL || tickets.isAcknowledged(ticket)));
    }

    /**
     * Wakes tickets whose time has come, unless another node is at it.
     *
     * @param most at most so many
     * @return how many were woken
     */
    public int wakeDue(int most) {
        var due = tickets.takeDue(clock.instant(), most);
        due.forEach(ticket -> ticket.wake(Waking.TIME, clock.instant()).ifPresent(events::fire));
        return due.size();
    }

    /** What routing wants to know of these tickets, by id; of those in the bin that they wait for nobody. */
    public List<RoutingFacts> routingFacts(Collection<TicketNumber> numbers) {
        return numbers.isEmpty() ? List.of() : assignments.facts(numbers);
    }

    /**
     * Makes tickets the work of teams and agents, those that are still open, nobody's and the same team's; by one
     * statement, and one an event.
     *
     * @return the ids of the tickets that were given
     */
    public Set<Long> give(Collection<Gift> gifts) {
        if (gifts.isEmpty()) {
            return Set.of();
        }
        var given = assignments.give(gifts, clock.instant());
        for (var gift : gifts) {
            if (given.contains(gift.ticket())) {
                if (!Objects.equals(gift.seen(), gift.team())) {
                    events.fire(
                            new TeamChanged(gift.number(), Optional.ofNullable(gift.seen()), Optional.of(gift.team())));
                }
                if (gift.agent() != null) {
                    events.fire(new Assigned(gift.number(), Optional.empty(), Optional.of(gift.agent())));
                }
            }
        }
        return given;
    }

    /** The open tickets of agents, by the ids of their accounts: their work whose clock runs. */
    public List<OpenWork> openWork(Collection<Long> agents) {
        return agents.isEmpty() ? List.of() : assignments.openWork(agents);
    }

    /** The numbers of the open tickets of an agent, the oldest first. */
    public List<TicketNumber> openOf(long agent) {
        return assignments.openOf(agent);
    }

    /** Who worked last for each of these customers, by the customer's id; none for whom nobody did. */
    public Map<Long, Long> lastAgents(Collection<Long> customers) {
        return customers.isEmpty() ? Map.of() : assignments.lastAgents(customers);
    }

    /** What promises depend on, of a ticket that nobody else may change until this transaction has ended. */
    public Optional<PromiseFacts> promiseFacts(TicketNumber number) {
        return tickets.findAndTake(number).map(Ticket::promiseFacts);
    }

    /** The same, but empty also where somebody has the ticket at this moment. */
    public Optional<PromiseFacts> promiseFactsUnlessTaken(TicketNumber number) {
        return tickets.tryToTake(number) ? promiseFacts(number) : Optional.empty();
    }

    /**
     * By when something is promised next. It is no change of the ticket itself: neither its version nor the time of its
     * last change moves.
     *
     * @param dueAt null where nothing is
     */
    public void promise(TicketNumber number, @Nullable Instant dueAt) {
        tickets.promise(number, dueAt).ifPresent(events::fire);
    }

    /** What the ticket is called; empty where there is none of that number. */
    public Optional<String> subjectOf(TicketNumber number) {
        return tickets.find(number).map(Ticket::subjectLine);
    }

    /** Makes the ticket at least so urgent. A priority that is not known, or not offered any more, changes nothing. */
    public void raise(TicketNumber number, String priority) {
        var ticket = tickets.take(number);
        var known = catalog.now().priorities();
        var now = known.get(ticket.priorityKey());
        Optional.ofNullable(known.get(priority))
                .filter(next -> !next.archived() && (now == null || next.rank() > now.rank()))
                .flatMap(next -> ticket.prioritize(next, clock.instant()))
                .ifPresent(events::fire);
    }

    /** Whether a mail with this Message-ID left from here. */
    public boolean isOurMail(String mailId) {
        return tickets.isOurMail(mailId);
    }

    /** The ticket that a mail with this Message-ID is part of. */
    public Optional<TicketNumber> ticketOfMail(String mailId) {
        return tickets.byMailId(mailId);
    }

    /** Whether a message is one that customers never see. */
    public boolean isNote(long message) {
        return tickets.isNote(message);
    }

    /** The ticket that a message is part of now; empty where there is no such message. */
    public Optional<TicketNumber> ticketOfMessage(long message) {
        return tickets.byMessage(message);
    }

    /**
     * Claims a message for its delivery, before it is handed to the mail server.
     *
     * @param doubtful how long a claim that was never reported on keeps others away: its mail may be on its way
     */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public Claim claim(long messageId, Duration doubtful) {
        var message = tickets.takeMessage(messageId).orElse(null);
        if (message == null || message.isDelivered() || message.mailId() == null) {
            return Claim.nothingToDo();
        }
        var since = message.deliveryAt();
        if (message.delivery() == DeliveryState.SENDING
                && since != null
                && since.plus(doubtful).isAfter(clock.instant())) {
            return Claim.inDoubt();
        }
        message.noteDelivery(DeliveryState.SENDING, null, clock.instant());
        return Claim.of(letter(message));
    }

    /** Notes what became of a message. */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public void noteDelivery(long messageId, DeliveryState state, @Nullable String reason) {
        if (state == DeliveryState.FAILED) {
            returns.noteFailed(messageId, message -> message.noteDelivery(state, reason, clock.instant()));
            return;
        }
        tickets.takeMessage(messageId).filter(message -> !message.isSent()).ifPresent(message -> {
            message.noteDelivery(state, reason, clock.instant());
            events.fire(new DeliveryNoted(message.ticket().number(), messageId, state));
        });
    }

    /** Nobody tries to send the message any more, until an administrator has it tried again. */
    public void giveUpDelivery(long messageId) {
        returns.noteFailed(messageId, message -> message.giveUp(clock.instant()));
    }

    /** An administrator has the message tried again that was given up. */
    public void queueAgain(long messageId) {
        tickets.takeMessage(messageId).filter(message -> !message.isSent()).ifPresent(message -> {
            message.noteDelivery(DeliveryState.QUEUED, null, clock.instant());
            events.fire(new DeliveryNoted(message.ticket().number(), messageId, DeliveryState.QUEUED));
        });
    }

    /** A copy of our own mail came back: whatever we thought of it, it was sent. */
    public void noteCopy(String mailId) {
        tickets.takeMessageOfMail(mailId).filter(Returns::isOurs).ifPresent(message -> {
            if (!message.isSent()) {
                message.noteDelivery(DeliveryState.SENT, null, clock.instant());
                events.fire(new DeliveryNoted(message.ticket().number(), message.id(), DeliveryState.SENT));
            }
        });
    }

    /**
     * A mail of ours came back; see {@link ReturnedMail}.
     *
     * @return the ticket that it is part of; empty where it is none of ours
     */
    public Optional<TicketNumber> noteReturned(ReturnedMail returned) {
        return returns.note(returned);
    }

    private Letter letter(Message message) {
        var ticket = message.ticket();
        var isReply = message.kind() == MessageKind.REPLY;
        return new Letter(
                message.id(),
                ticket.number(),
                ticket.subjectLine(),
                ticket.customerId(),
                Optional.ofNullable(ticket.mailbox()),
                message.authorName(),
                message.kind() == MessageKind.ACKNOWLEDGEMENT,
                message.text(),
                message.shownHtml(),
                Objects.requireNonNull(message.mailId()),
                tickets.mailIdsBefore(message),
                isReply
                        ? extras.copies(ticket).stream()
                                .sorted()
                                .map(EmailAddress::new)
                                .toList()
                        : List.of(),
                message.storedFiles());
    }
}
