package org.autocrm.ticket.search;

import java.util.List;
import java.util.Optional;

/**
 * The tickets that are ranked together, by their ids.
 *
 * @param low the first that may be in it; where empty, as many as fit into it
 * @param high the last that may be in it; where empty, every newer one
 * @param upwards whether it is filled from its lower end, because somebody pages back into it
 * @param fromItsEdge whether the page begins where the window does
 */
record Window(Optional<Long> low, Optional<Long> high, boolean upwards, boolean fromItsEdge) {

    static final Window NEWEST = new Window(Optional.empty(), Optional.empty(), false, true);

    private static final String EDGE = "-1";
    private static final String OPEN = "0";

    /** The window that a cursor is in. */
    static Window of(Place place) {
        var isAtEdge = place.keys().get(2).equals(EDGE);
        return new Window(bound(place, 0), bound(place, 1), isAtEdge && !place.forward(), isAtEdge);
    }

    private static Optional<Long> bound(Place place, int key) {
        return place.keys().get(key).equals(OPEN)
                ? Optional.empty()
                : Optional.of(Long.parseLong(place.keys().get(key)));
    }

    /** This window, with the ends that it turned out to have. */
    Window filled(long lowest, long highest, boolean full) {
        var newLow = low.isPresent() || !full ? low : Optional.of(lowest);
        return upwards
                ? new Window(low, full ? Optional.of(highest) : Optional.empty(), false, false)
                : new Window(newLow, high, false, false);
    }

    /** The place of a ticket in it. */
    Place at(boolean forward, String rank, long id) {
        return new Place(forward, List.of(key(low), key(high), rank), id);
    }

    /** The window of the next older tickets; empty if there is none. */
    Optional<Place> older() {
        return low.filter(lowest -> lowest > 1)
                .map(lowest -> new Place(true, List.of(OPEN, Long.toString(lowest - 1), EDGE), 0));
    }

    /** The window of the next newer tickets; empty if there is none. */
    Optional<Place> newer() {
        return high.map(highest -> new Place(false, List.of(Long.toString(highest + 1), OPEN, EDGE), 0));
    }

    private static String key(Optional<Long> bound) {
        return bound.map(id -> Long.toString(id)).orElse(OPEN);
    }
}
