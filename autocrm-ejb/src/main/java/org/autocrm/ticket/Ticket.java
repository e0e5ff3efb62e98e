package org.autocrm.ticket;

import static jakarta.persistence.EnumType.STRING;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.autocrm.ticket.TicketEvent.Assigned;
import org.autocrm.ticket.TicketEvent.CustomerChanged;
import org.autocrm.ticket.TicketEvent.Deleted;
import org.autocrm.ticket.TicketEvent.LanguageChanged;
import org.autocrm.ticket.TicketEvent.PriorityChanged;
import org.autocrm.ticket.TicketEvent.Restored;
import org.autocrm.ticket.TicketEvent.Snoozed;
import org.autocrm.ticket.TicketEvent.StatusChanged;
import org.autocrm.ticket.TicketEvent.SubjectChanged;
import org.autocrm.ticket.TicketEvent.TeamChanged;
import org.autocrm.ticket.TicketEvent.Woken;
import org.jspecify.annotations.Nullable;

/**
 * A customer's request, from the first message until it is closed.
 *
 * <p>Every change is a method named after what happened at the desk. The customer always has the last word: a message
 * reopens a solved ticket, and only a closed one refuses it. A reply hands the turn to the customer, a note does not.
 *
 * <p>It does not hold its messages, which may be many: it knows the newest by its id.
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
    @Column(name = "status")
    private TicketStatus category;

    @Column(name = "status_key")
    private String statusKey;

    @Column(name = "priority")
    private String priorityKey;

    @Column(name = "priority_rank")
    private int priorityRank;

    @Column(name = "team_id")
    private @Nullable Long teamId;

    @Column(name = "assignee_id")
    private @Nullable Long assigneeId;

    /** The address that the first mail was sent to. */
    private @Nullable String mailbox;

    private @Nullable String language;

    @Column(name = "waiting_since")
    private @Nullable Instant waitingSince;

    @Column(name = "solved_at")
    private @Nullable Instant solvedAt;

    @Column(name = "snoozed_until")
    private @Nullable Instant snoozedUntil;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "merged_into")
    private @Nullable Ticket mergedInto;

    @Column(name = "deleted_at")
    private @Nullable Instant deletedAt;

    @Column(name = "deleted_by")
    private @Nullable Long deletedBy;

    private String excerpt = "";

    @Column(name = "last_message")
    private long lastMessage;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "updated_at")
    private Instant updatedAt;

    protected Ticket() {} // for JPA

    Ticket(
            TicketNumber number,
            long customerId,
            String subject,
            Channel channel,
            Status status,
            Priority priority,
            Instant at) {
        this.number = number;
        this.customerId = customerId;
        this.subject = subject(subject);
        this.channel = channel;
        this.category = status.category();
        this.statusKey = status.key();
        this.priorityKey = priority.key();
        this.priorityRank = priority.rank();
        this.createdAt = at;
        this.updatedAt = at;
    }

    /** The customer says something: the turn is ours, whatever it was. */
    Said receive(Author customer, Words words, Status open, Instant at) {
        refuseIfClosed();
        var woken = wake(Waking.CUSTOMER, at);
        var turned = turn(open);
        if (waitingSince == null) {
            waitingSince = at; // a second message does not make the customer wait less
        }
        return said(MessageKind.RECEIVED, customer, words, at, woken, turned);
    }

    /** A program says something in the customer's name: nobody waits for anything, and the turn stays whose it is. */
    Message receiveAutomatic(Author customer, Words words, Instant at) {
        return write(MessageKind.AUTOMATIC, customer, words, at);
    }

    /** An answer has not reached the customer, who waits again from now on; on a closed ticket that changes nothing. */
    List<TicketEvent> answerCameBack(Status open, Instant at) {
        if (category == TicketStatus.CLOSED) {
            return List.of();
        }
        var woken = wake(Waking.CUSTOMER, at);
        var turned = turn(open);
        if (waitingSince == null) {
            waitingSince = at;
        }
        updatedAt = at;
        return consequences(woken, turned);
    }

    /** The desk tells the customer that the message has arrived: nobody has acted yet. */
    Message acknowledge(Author desk, Words words, Instant at) {
        return write(MessageKind.ACKNOWLEDGEMENT, desk, words, at);
    }

    /** An agent answers, and the turn is the customer's. */
    Said reply(Author agent, Words words, Status waiting, Instant at) {
        refuseIfClosed();
        var turned = turn(waiting);
        waitingSince = null;
        return said(MessageKind.REPLY, agent, words, at, Optional.empty(), turned);
    }

    /** An agent tells colleagues something; also on a closed ticket. */
    Message note(Author agent, Words words, Instant at) {
        return write(MessageKind.NOTE, agent, words, at);
    }

    /** The desk keeps in one line what became of the ticket. */
    Message log(Author desk, String line, Instant at) {
        return write(MessageKind.SYSTEM, desk, Words.plain(line), at);
    }

    /** A message of this ticket has got its id. */
    void heard(Message message) {
        lastMessage = Math.max(lastMessage, message.id());
    }

    /** The ticket becomes this team's work, or no team's; empty where nothing changed. */
    Optional<TeamChanged> moveTo(@Nullable Long team, Instant at) {
        if (Objects.equals(team, teamId)) {
            return Optional.empty();
        }
        var change = new TeamChanged(number, Optional.ofNullable(teamId), Optional.ofNullable(team));
        teamId = team;
        updatedAt = at;
        return Optional.of(change);
    }

    /** The ticket becomes this agent's work, or nobody's; empty where nothing changed. */
    Optional<Assigned> giveTo(@Nullable Long agent, Instant at) {
        if (Objects.equals(agent, assigneeId)) {
            return Optional.empty();
        }
        var change = new Assigned(number, Optional.ofNullable(assigneeId), Optional.ofNullable(agent));
        assigneeId = agent;
        updatedAt = at;
        return Optional.of(change);
    }

    /** Somebody decides on the status; empty where nothing changed. */
    Optional<StatusChanged> become(Status next, Instant at) {
        var sameTurn = next.category() == category;
        var change = take(next);
        if (change.isPresent()) {
            if (!sameTurn) {
                waitingSince = next.category() == TicketStatus.OPEN ? at : null;
            }
            solvedAt = next.isDone() ? (solvedAt == null ? at : solvedAt) : null;
            updatedAt = at;
        }
        return change;
    }

    /** The ticket is more or less urgent now; empty where nothing changed. */
    Optional<PriorityChanged> prioritize(Priority next, Instant at) {
        if (next.key().equals(priorityKey)) {
            return Optional.empty();
        }
        var change = new PriorityChanged(number, priorityKey, next.key());
        priorityKey = next.key();
        priorityRank = next.rank();
        updatedAt = at;
        return Optional.of(change);
    }

    /** The ticket gets another subject; empty where nothing changed. */
    Optional<SubjectChanged> rename(String next, Instant at) {
        var line = subject(next);
        if (line.equals(subject)) {
            return Optional.empty();
        }
        var change = new SubjectChanged(number, subject, line);
        subject = line;
        updatedAt = at;
        return Optional.of(change);
    }

    /** The ticket is another customer's; empty where nothing changed. */
    Optional<CustomerChanged> belongTo(long customer, Instant at) {
        if (customer == customerId) {
            return Optional.empty();
        }
        var change = new CustomerChanged(number, customerId, customer);
        customerId = customer;
        updatedAt = at;
        return Optional.of(change);
    }

    /** The customer writes in this language, BCP 47; empty where nothing changed. */
    Optional<LanguageChanged> speak(@Nullable String next, Instant at) {
        if (Objects.equals(next, language)) {
            return Optional.empty();
        }
        var change = new LanguageChanged(number, Optional.ofNullable(language), Optional.ofNullable(next));
        language = next;
        updatedAt = at;
        return Optional.of(change);
    }

    /** The ticket is out of sight until then; empty where nothing changed. */
    Optional<Snoozed> snooze(Instant until, Instant at) {
        if (until.equals(snoozedUntil)) {
            return Optional.empty();
        }
        var change = new Snoozed(number, Optional.ofNullable(snoozedUntil), until);
        snoozedUntil = until;
        updatedAt = at;
        return Optional.of(change);
    }

    /** The ticket is in sight again; empty where it was. */
    Optional<Woken> wake(Waking reason, Instant at) {
        if (snoozedUntil == null) {
            return Optional.empty();
        }
        var change = new Woken(number, snoozedUntil, reason);
        snoozedUntil = null;
        updatedAt = at;
        return Optional.of(change);
    }

    /** The ticket goes to the bin; empty where it was there. */
    Optional<Deleted> delete(long agent, Instant at) {
        if (isDeleted()) {
            return Optional.empty();
        }
        deletedAt = at;
        deletedBy = agent;
        updatedAt = at;
        return Optional.of(new Deleted(number));
    }

    /** The ticket comes back from the bin; empty where it was not there. */
    Optional<Restored> restore(Instant at) {
        if (!isDeleted()) {
            return Optional.empty();
        }
        deletedAt = null;
        deletedBy = null;
        updatedAt = at;
        return Optional.of(new Restored(number));
    }

    /** Its conversation goes on in another ticket. */
    Optional<StatusChanged> goOnIn(Ticket target, Status closed, Instant at) {
        mergedInto = target;
        snoozedUntil = null;
        return become(closed, at);
    }

    /** Its conversation goes on here again, as if it had never gone elsewhere. */
    Optional<StatusChanged> goOnHere(
            Status as, @Nullable Instant waiting, @Nullable Instant solved, @Nullable Instant snoozed, Instant at) {
        mergedInto = null;
        var change = take(as);
        remember(waiting, solved);
        snoozedUntil = snoozed;
        updatedAt = at;
        return change;
    }

    /** Since when its customer waits, and since when it is solved, is what it was before a change that was undone. */
    void remember(@Nullable Instant waiting, @Nullable Instant solved) {
        waitingSince = waiting;
        solvedAt = solved;
    }

    /** The ticket is in the bin as it was before it was restored; empty where it is there. */
    Optional<Deleted> deleteAgain(Instant since, @Nullable Long agent, Instant at) {
        if (isDeleted()) {
            return Optional.empty();
        }
        deletedAt = since;
        deletedBy = agent;
        updatedAt = at;
        return Optional.of(new Deleted(number));
    }

    /** Messages came or went: these are what it has now. */
    void retell(Collection<Message> messages) {
        lastMessage = messages.stream().mapToLong(Message::id).max().orElse(0);
        excerpt = messages.stream()
                .filter(message -> message.kind().isSaidByPeople())
                .max(Comparator.comparing(Message::id))
                .map(message -> Words.plain(message.text()).excerpt())
                .orElse("");
    }

    /** It was made of messages of another, and is for the same people. */
    void inherit(Ticket source, @Nullable Instant waiting) {
        teamId = source.teamId;
        assigneeId = source.assigneeId;
        mailbox = source.mailbox;
        language = source.language;
        waitingSince = waiting;
    }

    /** Something changed that it has several of. */
    void touch(Instant at) {
        updatedAt = at;
    }

    /** It came to this address of ours. */
    void cameTo(String address) {
        mailbox = address;
    }

    /**
     * Whether a message may continue it now.
     *
     * @param reopensWithin for how many days a solved ticket may be opened again; empty means for ever
     */
    boolean goesOn(OptionalInt reopensWithin, Instant at) {
        return switch (category) {
            case OPEN, WAITING -> true;
            case SOLVED ->
                reopensWithin.isEmpty()
                        || solvedAt == null
                        || !at.isAfter(solvedAt.plus(java.time.Duration.ofDays(reopensWithin.getAsInt())));
            case CLOSED -> false;
        };
    }

    /** What promises depend on. */
    PromiseFacts promiseFacts() {
        return new PromiseFacts(
                number,
                statusKey,
                category,
                priorityKey,
                Optional.ofNullable(teamId),
                Optional.ofNullable(assigneeId),
                createdAt,
                isDeleted());
    }

    boolean belongsTo(long customer) {
        return customerId == customer;
    }

    boolean isDeleted() {
        return deletedAt != null;
    }

    /** The newest message, by its id; 0 while there is none. */
    long lastMessage() {
        return lastMessage;
    }

    Long id() {
        return id;
    }

    int version() {
        return version;
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

    Channel channel() {
        return channel;
    }

    String excerpt() {
        return excerpt;
    }

    TicketStatus category() {
        return category;
    }

    String statusKey() {
        return statusKey;
    }

    String priorityKey() {
        return priorityKey;
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
    Instant solvedAt() {
        return solvedAt;
    }

    @Nullable
    Instant snoozedUntil() {
        return snoozedUntil;
    }

    @Nullable
    String mailbox() {
        return mailbox;
    }

    @Nullable
    String language() {
        return language;
    }

    @Nullable
    Instant deletedAt() {
        return deletedAt;
    }

    @Nullable
    Long deletedBy() {
        return deletedBy;
    }

    Optional<Ticket> mergedInto() {
        return Optional.ofNullable(mergedInto);
    }

    /** It is this category's turn: by default under this status, but a status of the same category stays. */
    private Optional<StatusChanged> turn(Status next) {
        if (next.category() == category) {
            return Optional.empty();
        }
        solvedAt = null; // only a decision makes a ticket solved
        return take(next);
    }

    private Optional<StatusChanged> take(Status next) {
        if (next.key().equals(statusKey)) {
            return Optional.empty();
        }
        var change = new StatusChanged(number, statusKey, next.key(), category, next.category());
        statusKey = next.key();
        category = next.category();
        return Optional.of(change);
    }

    private Said said(
            MessageKind kind,
            Author author,
            Words words,
            Instant at,
            Optional<Woken> woken,
            Optional<StatusChanged> turned) {
        var message = write(kind, author, words, at);
        excerpt = words.excerpt();
        return new Said(message, consequences(woken, turned));
    }

    private static List<TicketEvent> consequences(Optional<Woken> woken, Optional<StatusChanged> turned) {
        return Stream.<Optional<? extends TicketEvent>>of(woken, turned)
                .<TicketEvent>flatMap(Optional::stream)
                .toList();
    }

    private Message write(MessageKind kind, Author author, Words words, Instant at) {
        updatedAt = at;
        return new Message(this, kind, author, words, at);
    }

    private void refuseIfClosed() {
        if (category == TicketStatus.CLOSED) {
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
