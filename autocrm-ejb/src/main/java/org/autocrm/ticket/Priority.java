package org.autocrm.ticket;

import java.io.Serializable;

/**
 * How urgent a ticket is, by the name that an administrator gave it.
 *
 * @param key what queries and the API call it; it never changes, and neither does the rank
 * @param rank what lists are ordered by: the higher, the more urgent
 * @param byDefault whether new tickets have it
 * @param archived whether it is offered no more; tickets that have it keep it
 * @param version grows with every change of it
 */
public record Priority(String key, String name, int rank, boolean byDefault, boolean archived, int version)
        implements Serializable {

    Priority notByDefault() {
        return new Priority(key, name, rank, false, archived, version + 1);
    }

    String described() {
        return Described.of(name, "rank " + rank, byDefault ? "default" : "", archived ? "archived" : "");
    }
}
