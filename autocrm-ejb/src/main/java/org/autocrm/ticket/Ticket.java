package org.autocrm.ticket;

import static jakarta.persistence.CascadeType.PERSIST;
import static jakarta.persistence.EnumType.STRING;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.autocrm.ticket.TicketEvent.Assigned;
import org.autocrm.ticket.TicketEvent.PriorityChanged;
import org.autocrm.ticket.TicketEvent.StatusChanged;
import org.jspecify.annotations.Nullable;

/**
 * A customer's request, from the first message until it is closed.
 *
 * <p>Every change is a method named after what happened at the desk. The customer always has the last word: a message
 * reopens a solved ticket, and only a closed one refuses it. A reply hands the turn to the customer, a note does not.
 */
@Entity
@SuppressWarnings("NullAway.Init")
class Ticket {

    private static final int LONGEST_SUBJECT = 300;

    @Id
    @SequenceGenerator(name = "ticket_seq", sequenceName = "ticket_seq", allocationSize = 50)
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "ticket_seq")
    private Long id;

    @Version
    private int version;

    private TicketNumber number;
    private String subject;

    @Column(name = "customer_id")
    private long customerId;

    @Enumerated(STRING)
    private Channel channel;

    @Enumerated(STRING)
    private TicketStatus status = TicketStatus.OPEN;

    @Column(name = "status_key")
    private String statusKey = "open";

    private Priority priority = Priority.NORMAL;

    @Column(name = "priority_rank")
    private int priorityRank = Priority.NORMAL.rank();

    @Column(name = "team_id")
    private @Nullable Long teamId;

    @Column(name = "assignee_id")
    private @Nullable Long assigneeId;

    /** The address that the first mail was sent to. */
    private @Nullable String mailbox;

    @Column(name = "waiting_since")
    private @Nullable Instant waitingSince;

    @Column(name = "solved_at")
    private @Nullable Instant solvedAt;

    private String excerpt = "";

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "updated_at")
    private Instant updatedAt;

    @OneToMany(mappedBy = "ticket", cascade = PERSIST)
    @OrderBy("id")
    private List<Message> messages = new ArrayList<>();

    protected Ticket() {} // for JPA

    Ticket(TicketNumber number, long customerId, String subject, Channel channel, Instant at) {
        this.number = number;
        this.customerId = customerId;
        this.subject = subject(subject);
        this.channel = channel;
        this.createdAt = at;
        this.updatedAt = at;
    }

    /** The customer says something. */
    Message receive(Author customer, Words words, Instant at) {
        refuseIfClosed();
        var message = add(MessageKind.RECEIVED, customer, words, at);
        turn(TicketStatus.OPEN, at);
        if (waitingSince == null) {
            waitingSince = at; // a second message does not make the customer wait less
        }
        return message;
    }

    /** The desk tells the customer that the message has arrived: nobody has acted yet. */
    Message acknowledge(Author desk, Words words, Instant at) {
        return add(MessageKind.ACKNOWLEDGEMENT, desk, words, at);
    }

    /** An agent answers, and the turn is the customer's. */
    Message reply(Author agent, Words words, Instant at) {
        refuseIfClosed();
        var message = add(MessageKind.REPLY, agent, words, at);
        turn(TicketStatus.WAITING, at);
        waitingSince = null;
        return message;
    }

    /** An agent tells colleagues something; also on a closed ticket. */
    Message note(Author agent, Words words, Instant at) {
        return add(MessageKind.NOTE, agent, words, at);
    }

    /** The ticket becomes this team's and this agent's work; empty where nothing changed. */
    Optional<Assigned> assignTo(@Nullable Long team, @Nullable Long agent, Instant at) {
        if (Objects.equals(team, teamId) && Objects.equals(agent, assigneeId)) {
            return Optional.empty();
        }
        teamId = team;
        assigneeId = agent;
        updatedAt = at;
        return Optional.of(new Assigned(number, Optional.ofNullable(team), Optional.ofNullable(agent)));
    }

    /** Somebody else has to act now; empty where nothing changed. */
    Optional<StatusChanged> become(TicketStatus next, Instant at) {
        if (next == status) {
            return Optional.empty();
        }
        var change = new StatusChanged(number, status, next);
        turn(next, at);
        waitingSince = next == TicketStatus.OPEN ? at : null;
        updatedAt = at;
        return Optional.of(change);
    }

    /** The ticket is more or less urgent now; empty where nothing changed. */
    Optional<PriorityChanged> prioritize(Priority next, Instant at) {
        if (next == priority) {
            return Optional.empty();
        }
        var change = new PriorityChanged(number, priority, next);
        priority = next;
        priorityRank = next.rank();
        updatedAt = at;
        return Optional.of(change);
    }

    /** It came to this address of ours. */
    void cameTo(String address) {
        mailbox = address;
    }

    /** Whether this customer may continue the ticket. Knowing its number is not enough: numbers can be guessed. */
    boolean isOpenTo(long customer) {
        return status != TicketStatus.CLOSED && customerId == customer;
    }

    boolean belongsTo(long customer) {
        return customerId == customer;
    }

    /** The newest message, by its id; 0 while there is none. */
    long lastMessage() {
        return messages.stream().mapToLong(Message::id).max().orElse(0);
    }

    TicketNumber number() {
        return number;
    }

    String subjectLine() {
        return subject;
    }

    long customerId() {
        return customerId;
    }

    String excerpt() {
        return excerpt;
    }

    TicketStatus status() {
        return status;
    }

    Priority priority() {
        return priority;
    }

    @Nullable
    Long team() {
        return teamId;
    }

    @Nullable
    Long assignee() {
        return assigneeId;
    }

    @Nullable
    Instant waitingSince() {
        return waitingSince;
    }

    @Nullable
    String mailbox() {
        return mailbox;
    }

    List<Message> messages() {
        return messages;
    }

    TicketView toView(boolean withNotes) {
        return new TicketView(
                number,
                subject,
                customerId,
                channel,
                status,
                priority,
                teamId,
                assigneeId,
                waitingSince,
                createdAt,
                updatedAt,
                version,
                messages.stream()
                        .filter(message -> withNotes || message.kind().isPublic())
                        .map(Message::toView)
                        .toList());
    }

    private void turn(TicketStatus next, Instant at) {
        var isDone = next == TicketStatus.SOLVED || next == TicketStatus.CLOSED;
        status = next;
        statusKey = next.name().toLowerCase(Locale.ROOT);
        solvedAt = isDone ? (solvedAt == null ? at : solvedAt) : null;
    }

    private Message add(MessageKind kind, Author author, Words words, Instant at) {
        var message = new Message(this, kind, author, words, at);
        messages.add(message);
        updatedAt = at;
        if (kind == MessageKind.RECEIVED || kind == MessageKind.REPLY) {
            excerpt = words.excerpt();
        }
        return message;
    }

    private void refuseIfClosed() {
        if (status == TicketStatus.CLOSED) {
            throw new TicketClosed(number);
        }
    }

    private static String subject(String typed) {
        var line = typed.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
        var shown = line.isEmpty() ? "(no subject)" : line;
        return shown.codePointCount(0, shown.length()) <= LONGEST_SUBJECT
                ? shown
                : shown.substring(0, shown.offsetByCodePoints(0, LONGEST_SUBJECT));
    }
}
