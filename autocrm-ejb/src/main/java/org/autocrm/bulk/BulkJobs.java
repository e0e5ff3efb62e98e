package org.autocrm.bulk;

import jakarta.annotation.Resource;
import jakarta.annotation.security.DeclareRoles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.autocrm.account.Teams;
import org.autocrm.bulk.BulkAction.Change;
import org.autocrm.bulk.BulkAction.Undo;
import org.autocrm.bulk.Selection.Chosen;
import org.autocrm.bulk.Selection.Matching;
import org.autocrm.shared.Keyset;
import org.autocrm.ticket.DeputyDesk;
import org.autocrm.ticket.TicketNumber;
import org.autocrm.ticket.search.TicketSearch;
import org.jspecify.annotations.Nullable;

/**
 * The calling agent's bulk work: the same done to many tickets, in the background, with what became of each.
 *
 * <p>A screen does it so: {@link #start} returns at once with the job's id; {@link #read} tells how far it is, as often
 * as it is asked; {@link #results} lists the tickets, with a reason where something was refused; {@link #cancel} stops
 * it between two steps; {@link #undo} makes another job, which puts back what this one has changed.
 *
 * <p>The job works with the agent's rights as they are at each step, and in the agent's name. A ticket that refuses is
 * a result and does not stop the others. Supervisors may also read, cancel and undo the jobs of others; for everybody
 * else there are no such jobs.
 */
@Stateless
@RolesAllowed("agent")
@DeclareRoles("supervisor")
public class BulkJobs {

    /** The most tickets of one job. */
    public static final int MOST = 10_000;

    @Inject
    private KeptJobs jobs;

    @Inject
    private KeptItems items;

    @Inject
    private JobWords words;

    @Inject
    private TicketSearch search;

    @Inject
    private DeputyDesk desk;

    @Inject
    private Teams teams;

    @Inject
    private Event<BulkEvent> events;

    @Inject
    private Clock clock;

    @Resource
    private SessionContext caller;

    /**
     * Starts a job. Which tickets it is about is fixed now: what matches later is not done, and what matches no more is
     * done all the same.
     *
     * @return its id
     * @throws TooManyTickets if these are more than {@value #MOST}
     * @throws org.autocrm.ticket.ChangeRefused if the action is possible for no ticket; it says why
     * @throws org.autocrm.ticket.search.UnknownValue if the query names something that does not exist
     */
    public long start(Selection selection, BulkAction action) {
        if (action instanceof Undo undo) {
            return undo(undo.job());
        }
        if (action instanceof Change change) {
            desk.refuseImpossible(change.changes());
        }
        var numbers = numbers(selection);
        if (numbers.size() > MOST) {
            throw new TooManyTickets(MOST);
        }
        var query = selection instanceof Matching matching ? matching.query().toString() : null;
        var job = add(query, action, words.of(action));
        return start(job, items.add(job, numbers));
    }

    /**
     * A job and how far it is.
     *
     * @throws UnknownBulkJob if there is none for the caller
     */
    public JobView read(long id) {
        return jobs.view(id).filter(job -> isInSight(job.agent())).orElseThrow(() -> new UnknownBulkJob(id));
    }

    /** The caller's own jobs, the newest first. */
    public List<JobView> mine(Keyset part) {
        return jobs.of(teams.me().id(), part);
    }

    /**
     * The tickets of a job and what became of them, the newest tickets first. The part goes by
     * {@link ItemView#position}.
     *
     * @param only of that result; empty for all
     * @throws UnknownBulkJob if there is none for the caller
     */
    public List<ItemView> results(long id, Optional<ItemResult> only, Keyset part) {
        return items.list(read(id).id(), only, part);
    }

    /**
     * Stops a job. The step that is being made is made; then what is done stays done, and nothing more is. Nothing
     * happens where it is over.
     *
     * @throws UnknownBulkJob if there is none for the caller
     */
    public void cancel(long id) {
        take(id).cancel(clock.instant()).ifPresent(events::fire);
    }

    /**
     * Starts a job that puts back what another one has changed, on each ticket each property that nobody has changed
     * since. Where somebody has, the ticket's result says so. An undo can be undone too.
     *
     * @return the id of the new job
     * @throws UnknownBulkJob if there is none for the caller
     * @throws JobNotOver if it still works
     * @throws JobUndone if that was done already, and not cancelled
     */
    public long undo(long id) {
        var job = take(id);
        if (!job.isOver()) {
            throw new JobNotOver(id);
        }
        jobs.undoing(id).ifPresent(other -> {
            throw new JobUndone(id, other);
        });
        var action = new Undo(id);
        var undo = add(null, action, words.undoing(job));
        return start(undo, items.addChangedBy(undo, job));
    }

    private List<TicketNumber> numbers(Selection selection) {
        return selection instanceof Matching matching
                ? search.numbers(matching.query(), MOST + 1)
                : ((Chosen) selection).tickets();
    }

    private BulkJob add(@Nullable String query, BulkAction action, String what) {
        return jobs.add(new BulkJob(teams.me().id(), query, action, what, clock.instant()));
    }

    private long start(BulkJob job, int tickets) {
        events.fire(job.start(tickets));
        return job.id();
    }

    private BulkJob take(long id) {
        return jobs.take(id).filter(job -> isInSight(job.agent())).orElseThrow(() -> new UnknownBulkJob(id));
    }

    private boolean isInSight(long agent) {
        return caller.isCallerInRole("supervisor") || agent == teams.me().id();
    }
}
