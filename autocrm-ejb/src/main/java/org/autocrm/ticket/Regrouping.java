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
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OrderBy;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.autocrm.ticket.TicketEvent.StatusChanged;
import org.jspecify.annotations.Nullable;

/**
 * Messages that went from one ticket to another, so that they can go back.
 *
 * <p>A merge moves all messages of its source, and closes it. A split moves some to a new ticket. To undo a split means
 * that the new ticket goes back as a whole, with all that was said on it since; nothing is ever lost.
 */
@Entity
@SuppressWarnings("NullAway.Init")
class Regrouping {

    /** Which way messages went. */
    enum Kind {
        MERGE,
        SPLIT
    }

    @Id
    @SequenceGenerator(name = "regrouping_seq", sequenceName = "regrouping_seq", allocationSize = 50)
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "regrouping_seq")
    private Long id;

    @Version
    private int version;

    @Enumerated(STRING)
    private Kind kind;

    @ManyToOne(optional = false, fetch = FetchType.LAZY)
    @JoinColumn(name = "source_id")
    private Ticket source;

    @ManyToOne(optional = false, fetch = FetchType.LAZY)
    @JoinColumn(name = "target_id")
    private Ticket target;

    @Column(name = "source_status")
    private @Nullable String sourceStatus;

    @Column(name = "source_waiting_since")
    private @Nullable Instant sourceWaitingSince;

    @Column(name = "source_solved_at")
    private @Nullable Instant sourceSolvedAt;

    @Column(name = "source_snoozed_until")
    private @Nullable Instant sourceSnoozedUntil;

    @Column(name = "added_copies")
    private String addedCopies = "";

    @Column(name = "done_at")
    private Instant doneAt;

    @Column(name = "done_by")
    private @Nullable Long doneBy;

    @Column(name = "undone_at")
    private @Nullable Instant undoneAt;

    @Column(name = "undone_by")
    private @Nullable Long undoneBy;

    @ManyToMany
    @JoinTable(
            name = "regrouped_message",
            joinColumns = @JoinColumn(name = "regrouping_id"),
            inverseJoinColumns = @JoinColumn(name = "message_id"))
    @OrderBy("id")
    private List<Message> messages = new ArrayList<>();

    protected Regrouping() {} // for JPA

    private Regrouping(Kind kind, Ticket source, Ticket target, Collection<Message> messages, long agent, Instant at) {
        this.kind = kind;
        this.source = source;
        this.target = target;
        this.messages.addAll(messages);
        this.doneBy = agent;
        this.doneAt = at;
    }

    /** What is to become of two tickets, all their messages given. */
    static Regrouping merge(
            Ticket source, List<Message> ofSource, Ticket target, List<Message> ofTarget, long agent, Instant at) {
        var merge = new Regrouping(Kind.MERGE, source, target, ofSource, agent, at);
        merge.sourceStatus = source.statusKey();
        merge.sourceWaitingSince = source.waitingSince();
        merge.sourceSolvedAt = source.solvedAt();
        merge.sourceSnoozedUntil = source.snoozedUntil();
        merge.move(ofSource, target);
        source.retell(List.of());
        target.retell(both(ofSource, ofTarget));
        return merge;
    }

    /** The chosen messages of a ticket go to a new one; {@code staying} are the others. */
    static Regrouping split(
            Ticket source, List<Message> chosen, List<Message> staying, Ticket target, long agent, Instant at) {
        var split = new Regrouping(Kind.SPLIT, source, target, chosen, agent, at);
        split.move(chosen, target);
        source.retell(staying);
        target.retell(chosen);
        return split;
    }

    /**
     * All messages go back to where they were, all messages of both tickets given.
     *
     * @param as for a merge, the status that its source had
     * @param closed for a split, the status in which its target stays behind
     */
    Optional<StatusChanged> undo(
            List<Message> ofSource, List<Message> ofTarget, Status as, Status closed, long agent, Instant at) {
        undoneAt = at;
        undoneBy = agent;
        var moved = kind == Kind.SPLIT ? Set.copyOf(ofTarget) : Set.copyOf(messages);
        var going = ofTarget.stream().filter(moved::contains).toList();
        var staying =
                ofTarget.stream().filter(message -> !moved.contains(message)).toList();
        move(going, source);
        source.retell(both(ofSource, going));
        target.retell(staying);
        return kind == Kind.SPLIT
                ? target.goOnIn(source, closed, at)
                : source.goOnHere(as, sourceWaitingSince, sourceSolvedAt, sourceSnoozedUntil, at);
    }

    /** These people get copies of the target's replies since. */
    void added(Set<String> copies) {
        addedCopies = String.join(" ", copies);
    }

    Set<String> addedCopies() {
        return addedCopies.isEmpty() ? Set.of() : Set.of(addedCopies.split(" ", -1));
    }

    boolean isMerge() {
        return kind == Kind.MERGE;
    }

    boolean isUndone() {
        return undoneAt != null;
    }

    Long id() {
        return id;
    }

    Ticket source() {
        return source;
    }

    Ticket target() {
        return target;
    }

    @Nullable
    String sourceStatus() {
        return sourceStatus;
    }

    List<Message> messages() {
        return messages;
    }

    RegroupingView toView() {
        return new RegroupingView(
                id, isMerge(), source.number(), target.number(), messages.size(), doneAt, doneBy, undoneAt, undoneBy);
    }

    private void move(Collection<Message> going, Ticket to) {
        going.forEach(message -> message.moveTo(to));
    }

    private static List<Message> both(List<Message> some, List<Message> others) {
        List<Message> all = new ArrayList<>(some);
        all.addAll(others);
        return all;
    }
}
