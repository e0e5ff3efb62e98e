/**
 * Apache Artemis for servers that bring no broker of their own that AutoCRM could use: its resource adapter, and inside
 * it a broker that is reached without a network.
 *
 * <p>A server deploys {@link org.autocrm.artemis.BrokerResourceAdapter}; {@link org.autocrm.artemis.StandaloneBroker}
 * runs the same broker in a process of its own. Knows nothing of the application but the names of its queues, in
 * {@code broker.xml}.
 */
@NullMarked
package org.autocrm.artemis;

import org.jspecify.annotations.NullMarked;
