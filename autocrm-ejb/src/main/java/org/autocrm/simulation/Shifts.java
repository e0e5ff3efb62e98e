package org.autocrm.simulation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What agents would have had to do beside what they had, and without. What is the same of both is nothing. */
final class Shifts {

    private record Shift(boolean portal, int units, Instant from, Instant until) {}

    private final Map<Long, List<Shift>> shifts = new HashMap<>();
    private final Map<Long, List<Instant>> without = new HashMap<>();
    private final Map<Long, List<Instant>> beside = new HashMap<>();

    /** They have more from a moment until another, and got it at the first. */
    void add(long agent, boolean portal, int units, Instant from, Instant until) {
        of(shifts, agent).add(new Shift(portal, units, from, until));
        of(beside, agent).add(from);
    }

    /** They do not have what they had from a moment until another, and did not get it at the first. */
    void remove(long agent, boolean portal, int units, Instant from, Instant until) {
        if (!of(shifts, agent).remove(new Shift(portal, units, from, until))) {
            of(shifts, agent).add(new Shift(portal, -units, from, until));
        }
        if (!of(beside, agent).remove(from)) {
            of(without, agent).add(from);
        }
    }

    /** How much more they have at a moment, in units; negative where it is less. Moments only grow. */
    int of(long agent, boolean portal, Instant at) {
        var known = of(shifts, agent);
        known.removeIf(shift -> !at.isBefore(shift.until()));
        return known.stream()
                .filter(shift -> shift.portal() == portal && !at.isBefore(shift.from()))
                .mapToInt(Shift::units)
                .sum();
    }

    /** When they would have got new tickets, where they really got these. */
    List<Instant> received(long agent, List<Instant> really, Instant at) {
        var moments = new ArrayList<>(really);
        of(without, agent).forEach(moments::remove);
        of(beside, agent).stream().filter(moment -> !moment.isAfter(at)).forEach(moments::add);
        moments.sort(null);
        return moments;
    }

    private static <T> List<T> of(Map<Long, List<T>> all, long agent) {
        return all.computeIfAbsent(agent, any -> new ArrayList<>());
    }
}
