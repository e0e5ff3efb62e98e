package org.autocrm.sla;

import java.util.Locale;

/** What has become of a promise so far. */
public enum ClockState {
    RUNNING,
    PAUSED,
    /** It was kept. */
    MET,
    /** It was not kept. */
    MISSED,
    /** Nothing had to be done any more, in time. */
    ENDED;

    /** How it is written in the API. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
