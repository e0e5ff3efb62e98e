package org.autocrm.account;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** A part of the API that a key may be used for. */
public enum Scope {
    TICKETS_READ(Role.AGENT),
    TICKETS_WRITE(Role.AGENT),
    MAIL_WRITE(Role.AGENT),
    CUSTOMERS_READ(Role.AGENT),
    CUSTOMERS_WRITE(Role.AGENT),
    VIEWS_READ(Role.AGENT),
    VIEWS_WRITE(Role.AGENT),
    CONFIGURATION_READ(Role.AGENT),
    CONFIGURATION_WRITE(Role.ADMINISTRATOR),
    KEYS_READ(Role.ADMINISTRATOR),
    KEYS_WRITE(Role.ADMINISTRATOR),
    EVENTS_READ(Role.AGENT),
    AUDIT_READ(Role.SUPERVISOR);

    private final Role least;

    Scope(Role least) {
        this.least = least;
    }

    /** Its name as the API has it, such as {@code tickets:read}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', ':');
    }

    /** The scope of that name. */
    public static Optional<Scope> of(String word) {
        return Stream.of(values()).filter(scope -> scope.word().equals(word)).findFirst();
    }

    /** Whether it is of any use to somebody in that role. */
    public boolean isWithin(Role role) {
        return role.reaches(least);
    }
}
