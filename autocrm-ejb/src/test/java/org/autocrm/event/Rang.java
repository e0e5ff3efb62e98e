package org.autocrm.event;

import java.util.Optional;

/** An event for tests, with a component of every kind that events have. */
record Rang(Name who, long bell, int times, boolean loud, Tone tone, Optional<Long> room, Optional<String> why)
        implements DomainEvent {

    record Name(String value) {
        @Override
        public String toString() {
            return value;
        }
    }

    enum Tone {
        HIGH,
        LOW
    }

    static Rang twice() {
        return new Rang(new Name("Ann"), 7, 2, true, Tone.LOW, Optional.of(12L), Optional.empty());
    }
}
