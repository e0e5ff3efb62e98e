package org.autocrm.ticket;

import java.util.List;

/**
 * What became of changes that may be refused.
 *
 * @param changed whether anything is different now
 * @param objections what was in the way; nothing was changed then
 */
public record Tried(boolean changed, List<Objection> objections) {

    public Tried {
        objections = List.copyOf(objections);
    }
}
