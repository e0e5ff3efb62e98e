package org.autocrm.staffing;

import java.util.Locale;

/** Whether an agent is there for new work. */
public enum Presence {
    /** There; gets new work. */
    ONLINE,
    /** Not at the desk for a while. */
    AWAY,
    /** On a break. */
    BREAK,
    /** Not at work. */
    OFFLINE;

    /** Its name as the API has it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
