package org.autocrm.shared;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The part of a list, the newest first by falling ids, that somebody wants to see: what lies behind an id, or before
 * it.
 *
 * @param from the id that the part begins behind, and does not have
 * @param backwards whether the part lies before that id
 * @param size at most so many
 */
public record Keyset(long from, boolean backwards, int size) {

    /** The beginning of the list. */
    public static Keyset first(int size) {
        return new Keyset(Long.MAX_VALUE, false, size);
    }

    /** The end of a query, after {@code where} or {@code and}; it wants a parameter {@code :from}. */
    public String condition(String id) {
        return backwards ? id + " > :from order by " + id : id + " < :from order by " + id + " desc";
    }

    /** What the query found, in the order of the list. */
    public <T> List<T> inOrder(List<T> found) {
        if (!backwards) {
            return found;
        }
        var turned = new ArrayList<>(found);
        Collections.reverse(turned);
        return turned;
    }
}
