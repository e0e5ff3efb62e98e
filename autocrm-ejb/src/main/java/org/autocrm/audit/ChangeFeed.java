package org.autocrm.audit;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Set;

/**
 * All events in the order of the feed: who has read up to a place has read all before it. A place is given after the
 * commit, to the next row after the last one; a row that commits late comes late, and never in between.
 */
@Stateless
@RolesAllowed("supervisor")
public class ChangeFeed {

    /** How many places one look goes through: who waits for what is rare gets an empty part now and then. */
    private static final int MOST_LOOKED_AT = 10_000;

    static final String END = "select coalesce(max(feed), 0) from event";

    static final String PART = """
            select %s from event where feed > %s and feed <= %s and %s order by feed limit %d
            """;

    @PersistenceContext
    private EntityManager em;

    /**
     * A part of the feed.
     *
     * @param next the place up to which everything wanted is in this part or in those before it: where to go on
     * @param more whether there is more of the feed already
     */
    public record Part(List<AuditEntry> entries, long next, boolean more) {}

    /** The last place; 0 while there is none. */
    public long end() {
        return ((Number) em.createNativeQuery(END).getSingleResult()).longValue();
    }

    /**
     * What comes after a place.
     *
     * @param types only events of these types; all if there are none
     * @param size at most so many
     */
    public Part after(long place, Set<String> types, int size) {
        var end = end(); // asked first: what comes later is no part of this answer
        var upTo = Math.min(end, place + MOST_LOOKED_AT);
        if (upTo <= place) {
            return new Part(List.of(), place, false);
        }
        var conditions = new Conditions();
        var from = conditions.parameter(place);
        var to = conditions.parameter(upTo);
        new AuditFilter(null, types, null, null, null, null, null).addTypes(conditions);
        var entries = conditions.entries(em, PART.formatted(AuditEntry.COLUMNS, from, to, conditions.sql(), size));
        var full = entries.size() == size ? entries.get(size - 1).place() : null;
        var next = full == null ? upTo : full;
        return new Part(entries, next, next < end);
    }
}
