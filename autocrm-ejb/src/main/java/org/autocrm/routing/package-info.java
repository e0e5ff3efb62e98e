/**
 * Decides which team and which agent get a ticket: {@code RoutingListener} and {@code RoutingTimer} wake up,
 * {@code Router} gathers and writes, {@code RoutingEngine} decides by nothing but its inputs.
 *
 * <p>The ticket keeps the outcome, this package keeps the reasons; ask {@link org.autocrm.routing.RoutingDecisions}.
 */
@NullMarked
package org.autocrm.routing;

import org.jspecify.annotations.NullMarked;
