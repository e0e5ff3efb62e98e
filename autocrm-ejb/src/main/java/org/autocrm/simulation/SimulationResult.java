package org.autocrm.simulation;

import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How it would have been, beside how it was.
 *
 * @param from when the first decision was made that was looked at; null where there was none
 * @param shortened whether there were more decisions than are looked at, so that it begins later than was asked for
 * @param tickets how often a ticket asked for an agent
 * @param same how often it would have got the same agent at the same moment, or have waited all the same
 * @param agents what each agent got, by name
 */
public record SimulationResult(
        @Nullable Instant from,
        Instant until,
        boolean shortened,
        int tickets,
        int same,
        Outcome happened,
        Outcome simulated,
        List<AgentShare> agents)
        implements Serializable {

    public SimulationResult {
        agents = List.copyOf(agents);
    }

    /**
     * What an agent got.
     *
     * @param happened how many tickets
     * @param simulated how many it would have been
     */
    public record AgentShare(long agent, String name, int happened, int simulated) implements Serializable {}
}
