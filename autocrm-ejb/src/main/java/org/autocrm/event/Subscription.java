package org.autocrm.event;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a follower wants to hear of. A feature declares one as a bean; the {@link EventRelay} then sends the ids of such
 * events to the queue {@code jms/autocrm/<follower>}, at least once each. Those of one ticket come in order; only one
 * that failed comes again later, when others may have passed it.
 */
public abstract class Subscription {

    private final String follower;
    private final Set<String> types;

    @SafeVarargs
    protected Subscription(String follower, Class<? extends DomainEvent>... types) {
        this.follower = follower;
        this.types = Stream.of(types).map(DomainEvent::typeOf).collect(Collectors.toUnmodifiableSet());
    }

    /** The name of the follower, which is also the name of its queue. */
    public String follower() {
        return follower;
    }

    /** Whether it wants to hear of what it did itself, too. */
    public boolean hearsItself() {
        return true;
    }

    /** The types of events that it follows, such as {@code ticket.Opened}. */
    public Set<String> types() {
        return types;
    }
}
