package org.autocrm.mail.inbound;

import java.util.EnumSet;
import java.util.Set;

/** What became of a mail. */
public enum MailState {
    /** Kept raw, not read yet. */
    KEPT,
    /** It opened a ticket. */
    OPENED,
    /** It continued a ticket. */
    CONTINUED,
    /** It must not become a message; the reason says why. */
    KEPT_OUT,
    /** It could not be read; somebody has to look. */
    SET_ASIDE,
    /** It may be spam, and waits for somebody who knows. */
    SUSPECTED,
    /** Somebody decided that nothing becomes of it; the reason says why. */
    DROPPED;

    private static final Set<MailState> WAITING = EnumSet.of(SET_ASIDE, SUSPECTED);

    /** Whether it waits for somebody to decide. */
    public boolean waits() {
        return WAITING.contains(this);
    }
}
