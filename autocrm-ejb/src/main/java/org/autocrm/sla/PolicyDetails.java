package org.autocrm.sla;

import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What an administrator decides about a policy.
 *
 * @param condition which tickets it is for, in the language of queries; empty means all
 * @param calendar the id of the business calendar; null means that every hour is a business hour
 * @param stops the keys of the statuses in which the time until the solution does not count
 * @param targets at most one for each metric and priority; without one, nothing is promised
 * @param reminders before a promise is due
 * @param escalations after it was due
 * @param active whether it makes promises
 */
public record PolicyDetails(
        String name,
        String condition,
        @Nullable Long calendar,
        Set<String> stops,
        List<Target> targets,
        List<Step> reminders,
        List<Step> escalations,
        boolean active)
        implements Serializable {

    private static final long serialVersionUID = 1L;

    public PolicyDetails {
        name = name.strip();
        condition = condition.strip();
        stops = java.util.Collections.unmodifiableSet(new TreeSet<>(stops));
        targets = List.copyOf(targets);
        reminders = List.copyOf(reminders);
        escalations = List.copyOf(escalations);
    }

    Optional<Target> target(Metric metric, String priority) {
        return targets.stream()
                .filter(target -> target.metric() == metric && target.priority().equals(priority))
                .findFirst();
    }
}
