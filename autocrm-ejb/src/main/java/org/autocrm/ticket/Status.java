package org.autocrm.ticket;

import java.io.Serializable;

/**
 * A status that agents choose, by the name that an administrator gave it.
 *
 * @param key what queries and the API call it; it never changes, and neither does the category
 * @param category whose turn it is
 * @param byDefault whether it is what its category means where nobody says more
 * @param archived whether it is offered no more; tickets that have it keep it
 * @param version grows with every change of it
 */
public record Status(
        String key, String name, TicketStatus category, int position, boolean byDefault, boolean archived, int version)
        implements Serializable {

    /** The same under another name. */
    public Status called(String otherName) {
        return new Status(key, otherName, category, position, byDefault, archived, version);
    }

    Status notByDefault() {
        return new Status(key, name, category, position, false, archived, version + 1);
    }

    /** What an administrator would compare. */
    String described() {
        return Described.of(
                name, category, "position " + position, byDefault ? "default" : "", archived ? "archived" : "");
    }

    boolean isDone() {
        return category == TicketStatus.SOLVED || category == TicketStatus.CLOSED;
    }
}
