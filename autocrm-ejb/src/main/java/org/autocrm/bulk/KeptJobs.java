package org.autocrm.bulk;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.autocrm.shared.Keyset;

/** All jobs, as if they lay in memory. */
@ApplicationScoped
class KeptJobs {

    private static final String VIEW = """
            select j, a.name, (select max(u.id) from BulkJob u where u.undoes = j.id and u.state <> :cancelled)
            from BulkJob j join Account a on a.id = j.agentId
            where\s""";

    @PersistenceContext
    private EntityManager em;

    @Inject
    private Clock clock;

    BulkJob add(BulkJob job) {
        em.persist(job);
        em.flush(); // its tickets refer to it
        return job;
    }

    /** The job, which others may neither bring further nor end until this transaction has ended. */
    Optional<BulkJob> take(long id) {
        return Optional.ofNullable(em.find(BulkJob.class, id, LockModeType.PESSIMISTIC_WRITE));
    }

    Optional<JobView> view(long id) {
        return em.createQuery(VIEW + "j.id = :id", Object[].class)
                .setParameter("cancelled", JobState.CANCELLED)
                .setParameter("id", id)
                .getResultStream()
                .map(KeptJobs::toView)
                .findFirst();
    }

    List<JobView> of(long agent, Keyset part) {
        return part.inOrder(em.createQuery(VIEW + "j.agentId = :agent and " + part.condition("j.id"), Object[].class)
                .setParameter("cancelled", JobState.CANCELLED)
                .setParameter("agent", agent)
                .setParameter("from", part.from())
                .setMaxResults(part.size())
                .getResultStream()
                .map(KeptJobs::toView)
                .toList());
    }

    /** The job that undoes another one, or has; not one that was cancelled. */
    Optional<Long> undoing(long id) {
        return em.createQuery("select u.id from BulkJob u where u.undoes = :id and u.state <> :cancelled", Long.class)
                .setParameter("id", id)
                .setParameter("cancelled", JobState.CANCELLED)
                .getResultStream()
                .findFirst();
    }

    /** Jobs that are not over, and that nobody has brought further for so long; the oldest first. */
    List<Long> resting(Duration time) {
        return em.createQuery(
                        "select j.id from BulkJob j where j.state in :unfinished and j.workedAt < :before order by j.id",
                        Long.class)
                .setParameter("unfinished", List.of(JobState.QUEUED, JobState.RUNNING))
                .setParameter("before", clock.instant().minus(time))
                .getResultList();
    }

    /** Removes the jobs that ended that long ago, with what became of their tickets. */
    void forget(Duration time) {
        em.createQuery("delete from BulkJob j where j.endedAt < :before")
                .setParameter("before", clock.instant().minus(time))
                .executeUpdate();
    }

    private static JobView toView(Object[] row) {
        return ((BulkJob) row[0]).toView((String) row[1], (Long) row[2]);
    }
}
