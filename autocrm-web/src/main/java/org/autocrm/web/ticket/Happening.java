package org.autocrm.web.ticket;

import java.io.Serializable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What somebody did to a ticket, in words.
 *
 * @param type such as {@code ticket.StatusChanged}
 * @param who a name, or through what it happened by itself
 * @param from what it was before; null where nothing was replaced
 * @param to what it is now; null where that says nothing
 * @param other the number of another ticket that has to do with it
 * @param regrouping the id of the merge or the split that it is
 */
public record Happening(
        Instant at,
        String type,
        String who,
        String what,
        @Nullable String from,
        @Nullable String to,
        @Nullable String other,
        @Nullable Long regrouping)
        implements Serializable {

    /** Whether it shows what was and what is. */
    public boolean isReplacement() {
        return from != null && to != null;
    }

    /** Whether messages came or went. */
    public boolean isRegrouping() {
        return regrouping != null;
    }
}
