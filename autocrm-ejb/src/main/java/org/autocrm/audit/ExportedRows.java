package org.autocrm.audit;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.HexFormat;
import java.util.List;

/** The rows of an export, a batch in a transaction of its own: an export of hours holds nothing up. */
@Stateless
@RolesAllowed("supervisor")
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class ExportedRows {

    private static final int BATCH = 2_000;

    @PersistenceContext
    private EntityManager em;

    /**
     * The last link of a chain.
     *
     * @param hash in hex
     */
    public record Head(String chain, int position, String hash) {}

    /** The last place of the feed. */
    public long end() {
        return ((Number) em.createNativeQuery(ChangeFeed.END).getSingleResult()).longValue();
    }

    /** The next events up to a place. */
    public List<AuditEntry> events(AuditFilter filter, long after, long end) {
        var conditions = new Conditions();
        filter.addIndexed(conditions);
        filter.addOthers(conditions);
        var from = conditions.parameter(after);
        var to = conditions.parameter(end);
        return conditions.entries(em, ChangeFeed.PART.formatted(AuditEntry.COLUMNS, from, to, conditions.sql(), BATCH));
    }

    /** The last links, up to a place, of the next chains by name. */
    public List<Head> heads(AuditFilter filter, String after, long end) {
        var conditions = new Conditions();
        var upTo = conditions.parameter(end);
        conditions.add("name > ?", after);
        conditions.add("name = ?", filter.ticket() == null ? null : "ticket:" + filter.ticket());
        List<?> rows = conditions
                .query(em, """
                        select head.name, last.position, last.hash from event_chain head
                        cross join lateral (
                            select position, hash from event
                            where chain = head.name and feed <= %s order by position desc limit 1) last
                        where %s order by head.name limit %d
                        """.formatted(upTo, conditions.sql(), BATCH))
                .getResultList();
        return rows.stream()
                .map(row -> (Object[]) row)
                .map(row -> new Head(
                        (String) row[0],
                        ((Number) row[1]).intValue(),
                        HexFormat.of().formatHex((byte[]) row[2])))
                .toList();
    }
}
