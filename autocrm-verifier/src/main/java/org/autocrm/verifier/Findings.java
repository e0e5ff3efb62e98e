package org.autocrm.verifier;

import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What was checked and what was found. */
final class Findings {

    private static final Comparator<Fault> IN_TIME = Comparator.comparingLong(Fault::event);

    private long chains;
    private long events;
    private long faults;
    private @Nullable Fault first;
    private @Nullable Anchor anchor;

    void event() {
        events++;
    }

    void chain(Chain chain) {
        chains++;
        chain.fault().ifPresent(this::add);
    }

    void add(Fault fault) {
        faults++;
        if (first == null || IN_TIME.compare(fault, first) < 0) {
            first = fault;
        }
    }

    void anchor(Anchor found) {
        anchor = found;
    }

    long chains() {
        return chains;
    }

    long events() {
        return events;
    }

    /** How many chains have a fault, or how many things are wrong with the whole. */
    long faults() {
        return faults;
    }

    /** The fault that lies first in time. */
    Optional<Fault> first() {
        return Optional.ofNullable(first);
    }

    Optional<Anchor> anchor() {
        return Optional.ofNullable(anchor);
    }
}
