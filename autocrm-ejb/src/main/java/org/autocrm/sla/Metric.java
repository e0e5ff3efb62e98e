package org.autocrm.sla;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What can be promised to a customer. */
public enum Metric {
    /** From the opening until an agent answers for the first time. */
    FIRST_RESPONSE,
    /** From the first message that waits, after the first response, until an agent answers it. */
    NEXT_RESPONSE,
    /** From the opening until the ticket is solved, but for the times it waits for somebody else. */
    RESOLUTION;

    /** How it is written in the API, such as {@code first-response}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The metric of that word. */
    public static Optional<Metric> named(String word) {
        return Arrays.stream(values())
                .filter(metric -> metric.word().equalsIgnoreCase(word))
                .findFirst();
    }
}
