/**
 * Bulk work: the same done to many tickets by a job, in small steps, with what became of each ticket, and with an undo.
 *
 * <p>Door: {@link org.autocrm.bulk.BulkJobs}. Jobs are announced as {@link org.autocrm.bulk.BulkEvent}s; the follower
 * {@code bulk} does the work, through {@link org.autocrm.ticket.DeputyDesk}. Knows how tickets are found, and no
 * screen.
 */
@NullMarked
package org.autocrm.bulk;

import org.jspecify.annotations.NullMarked;
