package org.autocrm.launcher.demo;

import java.util.Set;

/** What customers do for a living, as far as it decides what they write about. */
final class Trades {

    /** A person, not an organization. */
    static final String PRIVATE = "private";

    static final Set<String> ALL = Set.of("office", "factory", "clinic", "retail", "university", "finance", PRIVATE);

    private Trades() {}
}
