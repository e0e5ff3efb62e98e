package org.autocrm.bulk;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.autocrm.account.Person;
import org.autocrm.account.Teams;
import org.autocrm.bulk.BulkAction.Change;
import org.autocrm.bulk.BulkAction.Delete;
import org.autocrm.bulk.BulkAction.Restore;
import org.autocrm.bulk.KeptItems.Done;
import org.autocrm.bulk.KeptItems.Item;
import org.autocrm.event.Origin;
import org.autocrm.event.Origin.Via;
import org.autocrm.ticket.DeputyDesk;
import org.autocrm.ticket.Outcome;
import org.autocrm.ticket.Outcome.Refusal;

/**
 * Makes one step of a job: some tickets, and what became of each, in one transaction. However it ends, no ticket is
 * done twice, and none is left out.
 */
@Stateless
@PermitAll
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class BulkBatch {

    @Inject
    private KeptJobs jobs;

    @Inject
    private KeptItems items;

    @Inject
    private DeputyDesk desk;

    @Inject
    private Teams teams;

    @Inject
    private Event<BulkEvent> events;

    @Inject
    private Clock clock;

    /**
     * Does the next tickets of a job, at most so many.
     *
     * @return whether the job goes on
     */
    public boolean work(long id, int most) {
        return jobs.take(id)
                .filter(job -> !job.isOver())
                .filter(job -> step(job, most))
                .isPresent();
    }

    /** Goes past the next ticket of a job, which fails for no reason that we foresaw. */
    public void passOver(long id) {
        jobs.take(id).filter(job -> !job.isOver()).ifPresent(job -> {
            try (var here = origin(job).enter()) {
                keep(job, items.next(job, 1).stream().map(BulkBatch::failed).toList());
            }
        });
    }

    private boolean step(BulkJob job, int most) {
        try (var here = origin(job).enter()) {
            var next = items.next(job, most);
            desk.takeAll(next.stream().map(Item::ticket).toList());
            var action = job.action();
            List<Done> done = new ArrayList<>();
            for (var item : next) {
                done.add(new Done(item, outcome(job.agent(), action, item)));
            }
            return keep(job, done);
        }
    }

    private boolean keep(BulkJob job, List<Done> done) {
        items.keep(job, done);
        done.forEach(one -> job.count(one.result()));
        var finished = job.stepped(clock.instant());
        finished.ifPresent(events::fire);
        return finished.isEmpty() && !done.isEmpty();
    }

    private Outcome outcome(long agent, BulkAction action, Item item) {
        if (action instanceof Change change) {
            return desk.change(agent, item.ticket(), change.changes());
        }
        if (action instanceof Delete) {
            return desk.delete(agent, item.ticket());
        }
        return action instanceof Restore
                ? desk.restore(agent, item.ticket())
                : desk.putBack(agent, item.ticket(), item.undone());
    }

    private static Done failed(Item item) {
        return new Done(
                item,
                new Outcome(
                        List.of(),
                        Optional.of(new Refusal("internal-error", "It failed; the reason is in the server's log."))));
    }

    /** In the agent's name, by the job. */
    private Origin origin(BulkJob job) {
        var origin = Origin.of(Via.BULK, "job " + job.id());
        return teams.agent(job.agent())
                .map(Person::email)
                .map(email -> origin.onBehalfOf(email.value()))
                .orElse(origin);
    }
}
