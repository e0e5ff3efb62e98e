package org.autocrm.bulk;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.autocrm.event.FollowUps;
import org.autocrm.event.LoggedEvent;

/**
 * Brings jobs to their end, step by step. A job may come twice, or be left in the middle: the steps know what is done.
 */
@ApplicationScoped
class BulkRunner {

    static final String FOLLOWER = "bulk";

    private static final Logger LOG = Logger.getLogger(BulkRunner.class.getName());
    private static final int TICKETS = 50;

    @Inject
    private BulkBatch batch;

    @Inject
    private FollowUps followUps;

    /** Does the job that the event started. */
    void follow(LoggedEvent event) {
        run(event.number("job"));
        followUps.done(FOLLOWER, event);
    }

    /** Does what is left of a job. */
    void run(long job) {
        var goesOn = true;
        while (goesOn) {
            goesOn = step(job);
        }
    }

    private boolean step(long job) {
        try {
            return batch.work(job, TICKETS);
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "A step of bulk job {0} is made ticket by ticket: {1}", new Object[] {job, e});
            return stepByOne(job);
        }
    }

    /** One ticket that fails does not keep the others of its step back. */
    private boolean stepByOne(long job) {
        var goesOn = true;
        for (int i = 0; i < TICKETS && goesOn; i++) {
            try {
                goesOn = batch.work(job, 1);
            } catch (RuntimeException e) {
                LOG.log(Level.SEVERE, e, () -> "A ticket of bulk job " + job + " is passed over");
                batch.passOver(job);
            }
        }
        return goesOn;
    }
}
