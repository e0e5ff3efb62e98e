package org.autocrm.bulk;

import static jakarta.persistence.EnumType.STRING;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Optional;
import org.autocrm.bulk.BulkEvent.Cancelled;
import org.autocrm.bulk.BulkEvent.Finished;
import org.autocrm.bulk.BulkEvent.Started;
import org.jspecify.annotations.Nullable;

/**
 * The same, done to many tickets: queued, then worked on in steps until all are done or somebody cancels it.
 *
 * <p>Whoever brings it further, or ends it, takes it first: each step knows how far it is.
 */
@Entity
@Table(name = "bulk_job")
@SuppressWarnings("NullAway.Init")
class BulkJob {

    @Id
    @SequenceGenerator(name = "bulk_job_seq", sequenceName = "bulk_job_seq", allocationSize = 1)
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "bulk_job_seq")
    private Long id;

    @Version
    private int version;

    @Column(name = "agent_id")
    private long agentId;

    private @Nullable String query;
    private String action;
    private String what;
    private @Nullable Long undoes;

    @Enumerated(STRING)
    private JobState state = JobState.QUEUED;

    private int total;
    private int changed;
    private int partly;
    private int unchanged;
    private int refused;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "started_at")
    private @Nullable Instant startedAt;

    @Column(name = "worked_at")
    private Instant workedAt;

    @Column(name = "ended_at")
    private @Nullable Instant endedAt;

    protected BulkJob() {} // for JPA

    BulkJob(long agent, @Nullable String query, BulkAction action, String what, Instant at) {
        this.agentId = agent;
        this.query = query;
        this.action = KeptAction.text(action);
        this.what = what;
        this.undoes = action instanceof BulkAction.Undo undo ? undo.job() : null;
        this.createdAt = at;
        this.workedAt = at;
    }

    /** Its tickets are fixed. */
    Started start(int tickets) {
        total = tickets;
        return new Started(id, what, Optional.ofNullable(query), Optional.ofNullable(undoes), tickets);
    }

    /** Another ticket is done. */
    void count(ItemResult result) {
        switch (result) {
            case CHANGED -> changed++;
            case PARTLY -> partly++;
            case UNCHANGED -> unchanged++;
            case REFUSED -> refused++;
            case NOT_DONE -> throw new IllegalArgumentException("it is not done");
        }
    }

    /** A step is made; says so if it was the last. */
    Optional<Finished> stepped(Instant at) {
        state = JobState.RUNNING;
        startedAt = startedAt == null ? at : startedAt;
        workedAt = at;
        if (done() < total) {
            return Optional.empty();
        }
        state = JobState.FINISHED;
        endedAt = at;
        return Optional.of(new Finished(id, changed, partly, unchanged, refused));
    }

    /** It stops here; empty where it was over. */
    Optional<Cancelled> cancel(Instant at) {
        if (isOver()) {
            return Optional.empty();
        }
        state = JobState.CANCELLED;
        endedAt = at;
        return Optional.of(new Cancelled(id, done()));
    }

    private int done() {
        return changed + partly + unchanged + refused;
    }

    boolean isOver() {
        return state.isOver();
    }

    Long id() {
        return id;
    }

    long agent() {
        return agentId;
    }

    String what() {
        return what;
    }

    BulkAction action() {
        return KeptAction.in(action);
    }

    JobView toView(String agentName, @Nullable Long undoneBy) {
        return new JobView(
                id, agentId, agentName, query, action(), what, state, total, changed, partly, unchanged, refused,
                createdAt, startedAt, endedAt, undoneBy, version);
    }
}
