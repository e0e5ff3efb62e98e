package org.autocrm.audit;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.io.Serializable;
import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What happened, for those who have to know: the newest first, page by page. */
@Stateless
@RolesAllowed("supervisor")
public class AuditTrail {

    /** How many events one page looks at: a rare filter shows how far it has come, and goes on when asked. */
    static final int MOST_LOOKED_AT = 50_000;

    private static final int LONGEST_CHECKED = 100_000;

    private static final String LIST = """
            select %s from (select * from event where %s order by at desc, id desc limit %d) looked
            where %s order by at desc, id desc limit %d
            """;

    private static final String END_OF_LOOK = """
            select at, id from event where %s order by at desc, id desc offset %d limit 1
            """;

    /**
     * The first link that is not what it should be; behind the last link, what the head of the chain says is missing.
     */
    static final String CHECK = """
            with link as (
                select id, position, hash, row_number() over w as due,
                       event_link(lag(hash) over w, row_number() over w, id,
                           event_content(chain, type, ticket, actor, via, via_detail, address, at, payload)) as computed
                from event where chain = ?1 window w as (order by position) order by position limit ?2
            ), last as (
                select position, hash from link order by due desc limit 1
            ), head as (
                select position, hash from event_chain where name = ?3
            ), fault as (
                select due, case when position = due then id end as id
                from link where position is distinct from due or hash is distinct from computed
                union all
                select (select count(*) from link) + 1, null
                where (select count(*) from link) < ?4
                  and exists (table head union all table last)
                  and not exists (select 1 from head join last using (position, hash))
            )
            select (select count(*) from link), first.due, first.id
            from (select 1) always left join (select due, id from fault order by due limit 1) first on true
            """;

    @PersistenceContext
    private EntityManager em;

    /**
     * A page of the trail.
     *
     * @param next where the next page begins; null at the end of the trail
     * @param lookedThrough whether the page has all that it was to have; if not, there may be more behind {@code next}
     */
    public record Page(List<AuditEntry> entries, @Nullable AuditPlace next, boolean lookedThrough) {}

    /**
     * Whether a chain is as it was written.
     *
     * @param links how many events it has
     * @param brokenAt the first position that is not as it was written; null if all are
     * @param event the id of the event there, null if it is missing
     */
    public record ChainCheck(
            String chain,
            long links,
            @Nullable Integer brokenAt,
            @Nullable Long event) implements Serializable {

        /** Whether nothing was changed, removed, inserted or moved. */
        public boolean sound() {
            return brokenAt == null;
        }
    }

    /** Events that the filter lets through, the newest first. */
    public Page list(AuditFilter filter, Optional<AuditPlace> before, int size) {
        var near = new Conditions();
        filter.addIndexed(near);
        before.ifPresent(place -> near.also("(at, id) < (cast(%s as timestamptz), %s)"
                .formatted(near.parameter(place.at().toString()), near.parameter(place.id()))));
        var far = near.others();
        filter.addOthers(far);
        var found =
                far.entries(em, LIST.formatted(AuditEntry.COLUMNS, near.sql(), MOST_LOOKED_AT, far.sql(), size + 1));
        if (found.size() > size) {
            var last = found.get(size - 1);
            return new Page(List.copyOf(found.subList(0, size)), new AuditPlace(last.at(), last.id()), true);
        }
        return filter.looksForOthers()
                ? endOfLook(filter, before)
                        .map(place -> new Page(found, place, false))
                        .orElseGet(() -> new Page(found, null, true))
                : new Page(found, null, true);
    }

    /** One event. */
    public Optional<AuditEntry> find(long id) {
        var conditions = new Conditions();
        conditions.add("id = ?", id);
        return conditions
                .entries(em, "select %s from event where %s".formatted(AuditEntry.COLUMNS, conditions.sql()))
                .stream()
                .findFirst();
    }

    /** The events of a ticket that the caller may see, in their order, after that position of its chain. */
    @RolesAllowed("agent")
    public List<AuditEntry> ofTicket(String number, int after, int size) {
        var conditions = new Conditions();
        AuditFilter.ofTicket(number).addIndexed(conditions);
        conditions.add("position > ?", after);
        return conditions.entries(
                em,
                "select %s from event where %s order by position limit %d"
                        .formatted(AuditEntry.COLUMNS, conditions.sql(), size));
    }

    /**
     * Whether a chain is as it was written, as far as the database itself can know; at most its first 100,000 links.
     */
    public ChainCheck check(String chain) {
        var row = (Object[]) em.createNativeQuery(CHECK)
                .setParameter(1, chain)
                .setParameter(2, LONGEST_CHECKED)
                .setParameter(3, chain)
                .setParameter(4, LONGEST_CHECKED)
                .getSingleResult();
        return new ChainCheck(
                chain,
                ((Number) row[0]).longValue(),
                row[1] == null ? null : ((Number) row[1]).intValue(),
                row[2] == null ? null : ((Number) row[2]).longValue());
    }

    /** How far a look got that found less than it was to find; empty if that was to the end of the trail. */
    private Optional<AuditPlace> endOfLook(AuditFilter filter, Optional<AuditPlace> before) {
        var near = new Conditions();
        filter.addIndexed(near);
        before.ifPresent(place -> near.also("(at, id) < (cast(%s as timestamptz), %s)"
                .formatted(near.parameter(place.at().toString()), near.parameter(place.id()))));
        List<?> rows = near.query(em, END_OF_LOOK.formatted(near.sql(), MOST_LOOKED_AT - 1))
                .getResultList();
        return rows.stream()
                .map(row -> (Object[]) row)
                .map(row -> new AuditPlace(((Timestamp) row[0]).toInstant(), ((Number) row[1]).longValue()))
                .findFirst();
    }
}
