package org.autocrm.sla;

import java.io.Serializable;
import java.time.Duration;
import java.util.List;

/**
 * A moment at which a clock speaks up: some time before a promise is due, or after. It is counted as the promise is.
 *
 * @param minutes how long before or after; 0 after is the very moment
 */
public record Step(int minutes, List<SlaAction> actions) implements Serializable {

    private static final long serialVersionUID = 1L;

    public Step {
        if (minutes < 0 || minutes > Target.MOST_MINUTES) {
            throw new IllegalArgumentException("A step is at most a year away.");
        }
        actions = List.copyOf(actions);
    }

    Duration distance() {
        return Duration.ofMinutes(minutes);
    }
}
