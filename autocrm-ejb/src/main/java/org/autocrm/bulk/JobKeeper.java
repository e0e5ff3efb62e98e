package org.autocrm.bulk;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;

/** Knows the jobs that somebody has to look after: those that rest, and those that nobody needs any more. */
@Stateless
@PermitAll
public class JobKeeper {

    /** How long a job can be looked at and undone after its end. */
    public static final Duration KEPT = Duration.ofDays(90);

    private static final Duration RESTING = Duration.ofMinutes(1);

    @Inject
    private KeptJobs jobs;

    /** Unfinished jobs that nobody has brought further for a minute. */
    public List<Long> resting() {
        return jobs.resting(RESTING);
    }

    /** Forgets the jobs that ended long ago. */
    public void forgetOld() {
        jobs.forget(KEPT);
    }
}
