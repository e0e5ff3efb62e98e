package org.autocrm.launcher.demo;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A reason to write to the desk, and how the talk about it goes.
 *
 * @param from the trades whose customers have this reason
 * @param quick nobody lets it lie for days
 * @param channel where it always comes in, or empty for any
 */
record Scenario(
        String name,
        String team,
        Set<String> from,
        String priority,
        boolean quick,
        String channel,
        double weight,
        List<Words> subjects,
        Map<String, Phrase> phrases,
        List<Turn> turns) {

    Scenario {
        from = Set.copyOf(from);
        subjects = List.copyOf(subjects);
        phrases = Map.copyOf(phrases);
        turns = List.copyOf(turns);
    }

    /** The days that it takes at least. */
    double days() {
        return turns.stream().mapToInt(Turn::after).sum() / 24.0 + 0.3;
    }

    /** Whether the customer has more to say than the first message and the thanks. */
    boolean hasFollowUp() {
        return turns.stream()
                .skip(1)
                .anyMatch(
                        turn -> turn.who() == Turn.Who.CUSTOMER && turn.maybe().isEmpty());
    }
}
