package org.autocrm.launcher.demo;

import java.util.List;

/**
 * What somebody says next in a {@link Scenario}.
 *
 * @param team whose colleague speaks; empty for the team of the ticket
 * @param after the hours that pass at least, because a parcel takes its time
 * @param maybe empty if it is always said; otherwise turns with the same word are said, or left out, together
 * @param texts the ways to say it
 */
record Turn(Who who, String team, int after, String maybe, List<Words> texts) {

    /** Whose turn it is. */
    enum Who {
        CUSTOMER,
        /** The agent who has the ticket, to the customer. */
        AGENT,
        /** The same agent, to the colleagues. */
        NOTE,
        /** A colleague, to the agent. */
        COLLEAGUE,
        /** The customer, once everything is said. */
        THANKS;

        boolean isCustomer() {
            return this == CUSTOMER || this == THANKS;
        }
    }

    Turn {
        texts = List.copyOf(texts);
    }
}
