package org.autocrm.rule;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** How the rules of a set are asked. */
public enum RuleMode {
    /** The first that matches fires, and no other. */
    FIRST,
    /** All that match fire; after one that changed the ticket, the others are asked again. */
    ALL;

    /** How it is written in the database and in the API. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The mode of that word. */
    public static Optional<RuleMode> named(String word) {
        return Stream.of(values()).filter(mode -> mode.word().equals(word)).findFirst();
    }
}
