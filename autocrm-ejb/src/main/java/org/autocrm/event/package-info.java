/**
 * What happened, kept: the event log, its feed, and the relay that hands each event to the queues of its followers.
 *
 * <p>Fire a {@link org.autocrm.event.DomainEvent} inside the transaction that made it true, and it is logged. Follow
 * events with a {@link org.autocrm.event.Subscription} and a listener that goes through
 * {@link org.autocrm.event.Delivery}. Knows no feature.
 */
@NullMarked
package org.autocrm.event;

import org.jspecify.annotations.NullMarked;
