package org.autocrm.bulk;

import org.autocrm.ticket.TicketChanges;

/** What a job does to each of its tickets. */
public sealed interface BulkAction {

    /** Changes properties, all or none of a ticket. All but subject and customer can be changed so. */
    record Change(TicketChanges changes) implements BulkAction {}

    /** Puts it into the bin. */
    record Delete() implements BulkAction {}

    /** Takes it out of the bin. */
    record Restore() implements BulkAction {}

    /** Puts back what another job has changed; see {@link BulkJobs#undo}. */
    record Undo(long job) implements BulkAction {}
}
