package org.autocrm.bulk;

import java.util.Optional;
import org.autocrm.event.DomainEvent;

/** Something that happened to a job. Fired inside the transaction that made it true. */
public sealed interface BulkEvent extends DomainEvent {

    /** The job's id. */
    long job();

    @Override
    default String chain() {
        return "bulk:" + job();
    }

    /** Somebody wants something done to many tickets, or undone. */
    record Started(long job, String what, Optional<String> query, Optional<Long> undoes, int tickets)
            implements BulkEvent {}

    /** Somebody stopped a job after so many tickets. */
    record Cancelled(long job, int done) implements BulkEvent {}

    /** A job has come to its end. */
    record Finished(long job, int changed, int partly, int unchanged, int refused) implements BulkEvent {}
}
