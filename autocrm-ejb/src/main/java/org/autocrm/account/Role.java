package org.autocrm.account;

import java.util.Locale;
import java.util.Set;

/** What an account may be used for; who comes later may do more. */
public enum Role {
    /** Asks at the portal. */
    CUSTOMER("customer"),
    /** Works at the desk. */
    AGENT("agent"),
    /** Works at the desk, and sees the work of restricted teams too. */
    SUPERVISOR("agent", "supervisor"),
    /** Works at the desk and runs the installation. */
    ADMINISTRATOR("agent", "supervisor", "administrator");

    private final Set<String> groups;

    Role(String... groups) {
        this.groups = Set.of(groups);
    }

    /** Its name as the API has it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether it may do all that the other may. */
    public boolean reaches(Role other) {
        return compareTo(other) >= 0;
    }

    /** The names of the Jakarta Security groups that come with it. */
    public Set<String> groups() {
        return groups;
    }
}
