package org.autocrm.ticket;

import java.util.List;
import java.util.Optional;

/**
 * What came of work on one ticket: what is different now, and why not more is.
 *
 * @param changes none where nothing is different
 * @param refusal empty where all was done that was to be done
 */
public record Outcome(List<PropertyChange> changes, Optional<Refusal> refusal) {

    /**
     * Why something was not done.
     *
     * @param code a name that never changes, such as {@code change-refused}
     * @param reason a sentence for the person who asked
     */
    public record Refusal(String code, String reason) {}

    public Outcome {
        changes = List.copyOf(changes);
    }

    static Outcome of(List<PropertyChange> changes) {
        return new Outcome(changes, Optional.empty());
    }

    static Outcome refused(String code, String reason) {
        return new Outcome(List.of(), Optional.of(new Refusal(code, reason)));
    }
}
