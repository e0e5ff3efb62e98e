/**
 * Decides which team and which agent get a new ticket: {@code RoutingListener} wakes up, {@code Router} decides and
 * keeps why.
 *
 * <p>The ticket keeps the outcome, this package keeps the reasons; ask {@link org.autocrm.routing.RoutingDecisions}.
 */
@NullMarked
package org.autocrm.routing;

import org.jspecify.annotations.NullMarked;
