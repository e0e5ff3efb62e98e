package org.autocrm.rule;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** When rules are asked. */
public enum RuleSet {
    /** When a ticket was opened, before it is decided whose work it is. */
    CREATE,
    /** When somebody changed a ticket. */
    CHANGE,
    /** When a time has passed for a ticket. */
    TIME;

    /** How it is written in the database and in the API. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The set of that word. */
    public static Optional<RuleSet> named(String word) {
        return Stream.of(values()).filter(set -> set.word().equals(word)).findFirst();
    }
}
