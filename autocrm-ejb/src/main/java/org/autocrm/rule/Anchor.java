package org.autocrm.rule;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The moment of a ticket that a rule on time counts from. The database has an index of each. */
public enum Anchor {
    /** When it was opened. */
    OPENED("created_at"),
    /** When it last changed. */
    UPDATED("updated_at"),
    /** Since when it has its status. */
    STATUS("status_at"),
    /** Since when its customer waits for us. */
    WAITING("waiting_since"),
    /** When it was solved. */
    SOLVED("solved_at"),
    /** By when something is promised next. */
    DUE("due_at");

    private final String column;

    Anchor(String column) {
        this.column = column;
    }

    /** How it is written in the database and in the API. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The anchor of that word. */
    public static Optional<Anchor> named(String word) {
        return Stream.of(values()).filter(anchor -> anchor.word().equals(word)).findFirst();
    }

    String column() {
        return column;
    }
}
