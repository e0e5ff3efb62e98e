package org.autocrm.event;

import static java.util.stream.Collectors.joining;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSContext;
import jakarta.jms.Queue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.autocrm.event.EventFeed.Waiting;
import org.autocrm.shared.Resources;

/**
 * Sends the ids of events to the queues of those who follow them.
 *
 * <p>Tickets are spread over a few lanes, and a message holds the ids of one lane: within a lane messages form a JMS
 * group, so the events of one ticket are handled one after the other while other tickets go on beside them. A message
 * that failed is delivered again later, and does not hold its lane up meanwhile.
 */
@ApplicationScoped
class FollowerQueues {

    private static final int LANES = 4;

    /** The followers of each type of event. */
    private final Map<String, List<String>> followers = new HashMap<>();

    /** Those who hear of what they did themselves. */
    private final Set<String> selfish = new HashSet<>();

    @Inject
    void learn(@Any Instance<Subscription> subscriptions) {
        for (var subscription : subscriptions) {
            if (subscription.hearsItself()) {
                selfish.add(subscription.follower());
            }
            subscription
                    .types()
                    .forEach(type -> followers
                            .computeIfAbsent(type, any -> new ArrayList<>())
                            .add(subscription.follower()));
        }
    }

    private record Address(String follower, int lane) implements Comparable<Address> {
        @Override
        public int compareTo(Address other) {
            var byName = follower.compareTo(other.follower);
            return byName != 0 ? byName : Integer.compare(lane, other.lane);
        }
    }

    /** The types of events that anybody follows. */
    Set<String> followed() {
        return followers.keySet();
    }

    void send(List<Waiting> batch) {
        Map<Address, List<Long>> mail = new TreeMap<>();
        for (var event : batch) {
            for (var follower : followers.getOrDefault(event.type(), List.of())) {
                if (follower.equals(event.by()) && !selfish.contains(follower)) {
                    continue;
                }
                mail.computeIfAbsent(new Address(follower, lane(event)), any -> new ArrayList<>())
                        .add(event.id());
            }
        }
        if (mail.isEmpty()) {
            return;
        }
        try (var context =
                Resources.get("jms/autocrm/cf", ConnectionFactory.class).createContext(JMSContext.AUTO_ACKNOWLEDGE)) {
            mail.forEach((address, ids) -> send(context, address, ids, false));
        }
    }

    /** Sends one event to one follower again. */
    void resend(String follower, long event) {
        try (var context =
                Resources.get("jms/autocrm/cf", ConnectionFactory.class).createContext(JMSContext.AUTO_ACKNOWLEDGE)) {
            send(context, new Address(follower, 0), List.of(event), true);
        }
    }

    private static void send(JMSContext context, Address address, List<Long> ids, boolean again) {
        context.createProducer()
                .setProperty("JMSXGroupID", address.follower() + "-" + address.lane())
                .setProperty(Delivery.FOLLOWER, address.follower())
                .setProperty(Delivery.AGAIN, again)
                .send(
                        Resources.get("jms/autocrm/" + address.follower(), Queue.class),
                        ids.stream().map(String::valueOf).collect(joining(" ")));
    }

    private static int lane(Waiting event) {
        var key = event.ticket() == null
                ? Long.hashCode(event.id())
                : event.ticket().hashCode();
        return Math.floorMod(key, LANES);
    }
}
