package org.autocrm.ticket;

import java.util.HashSet;
import java.util.Set;

/**
 * What is to become of a set: it is replaced, or some are added and some removed.
 *
 * @param replaces whether what was in it goes
 */
public record SetChange<T>(boolean replaces, Set<T> add, Set<T> remove) {

    public SetChange {
        add = Set.copyOf(add);
        remove = Set.copyOf(remove);
    }

    /** The set stays as it is. */
    public static <T> SetChange<T> none() {
        return new SetChange<>(false, Set.of(), Set.of());
    }

    /** The set becomes this one. */
    public static <T> SetChange<T> to(Set<T> values) {
        return new SetChange<>(true, values, Set.of());
    }

    /** These are in it too. */
    public static <T> SetChange<T> add(Set<T> values) {
        return new SetChange<>(false, values, Set.of());
    }

    /** These are in it no more. */
    public static <T> SetChange<T> remove(Set<T> values) {
        return new SetChange<>(false, Set.of(), values);
    }

    boolean isNothing() {
        return !replaces && add.isEmpty() && remove.isEmpty();
    }

    Set<T> of(Set<T> before) {
        Set<T> after = new HashSet<>(replaces ? Set.of() : before);
        after.removeAll(remove);
        after.addAll(add);
        return Set.copyOf(after);
    }
}
