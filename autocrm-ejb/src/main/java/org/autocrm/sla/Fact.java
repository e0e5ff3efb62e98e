package org.autocrm.sla;

import java.time.Instant;

/** Something that clocks depend on, and when it happened. */
sealed interface Fact {

    Instant at();

    record Opened(Instant at, String status, boolean done, String priority) implements Fact {}

    /** The customer wrote. */
    record Received(Instant at) implements Fact {}

    /** An agent answered the customer. */
    record Replied(Instant at) implements Fact {}

    /** The ticket has another status, and is done with it or not. */
    record StatusSet(Instant at, String status, boolean done) implements Fact {}

    record PrioritySet(Instant at, String priority) implements Fact {}

    /** The ticket went to the bin. */
    record Binned(Instant at) implements Fact {}

    /** The ticket came out of the bin. */
    record Restored(Instant at) implements Fact {}

    /** Another policy, another version of it, another version of its calendar, or none. */
    record Chosen(Choice choice) implements Fact {
        @Override
        public Instant at() {
            return choice.at();
        }
    }
}
