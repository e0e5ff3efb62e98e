package org.autocrm.bulk;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.Json;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.autocrm.shared.Keyset;
import org.autocrm.ticket.Outcome;
import org.autocrm.ticket.Outcome.Refusal;
import org.autocrm.ticket.PropertyChange;
import org.autocrm.ticket.TicketNumber;

/** The tickets of jobs and what became of them; many at once are one statement. */
@ApplicationScoped
class KeptItems {

    @PersistenceContext
    private EntityManager em;

    /**
     * A ticket that is to be done.
     *
     * @param undone of an undo: what the other job has changed of it
     */
    record Item(int position, TicketNumber ticket, List<PropertyChange> undone) {}

    /** A ticket that is done. */
    record Done(Item item, Outcome outcome) {

        ItemResult result() {
            if (outcome.refusal().isEmpty()) {
                return outcome.changes().isEmpty() ? ItemResult.UNCHANGED : ItemResult.CHANGED;
            }
            return outcome.changes().isEmpty() ? ItemResult.REFUSED : ItemResult.PARTLY;
        }
    }

    /** These are the tickets of a job; says how many. */
    int add(BulkJob job, List<TicketNumber> numbers) {
        return em.createNativeQuery("""
                        insert into bulk_item (job_id, position, ticket)
                        select ?1, row_number() over (order by t.id nulls first, c.number), c.number
                        from unnest(string_to_array(?2, ' ')) c (number) left join ticket t on t.number = c.number
                        """)
                .setParameter(1, job.id())
                .setParameter(2, numbers.stream().map(TicketNumber::value).collect(Collectors.joining(" ")))
                .executeUpdate();
    }

    /** What another job has changed is what a job is about; says how many tickets that are. */
    int addChangedBy(BulkJob job, BulkJob other) {
        return em.createNativeQuery("""
                        insert into bulk_item (job_id, position, ticket)
                        select ?1, row_number() over (order by position), ticket
                        from bulk_item where job_id = ?2 and result in ('CHANGED', 'PARTLY')
                        """)
                .setParameter(1, job.id())
                .setParameter(2, other.id())
                .executeUpdate();
    }

    /** The next tickets that are to be done, in the order in which all take tickets. */
    List<Item> next(BulkJob job, int most) {
        List<?> rows = em.createNativeQuery("""
                        select i.position, i.ticket, o.changes
                        from bulk_item i join bulk_job j on j.id = i.job_id
                        left join bulk_item o on o.job_id = j.undoes and o.ticket = i.ticket
                        where i.job_id = ?1 and i.result = 'NOT_DONE' order by i.position limit ?2
                        """)
                .setParameter(1, job.id())
                .setParameter(2, most)
                .getResultList();
        return rows.stream()
                .map(row -> (Object[]) row)
                .map(row -> new Item(
                        ((Number) row[0]).intValue(), new TicketNumber((String) row[1]), KeptChanges.in((String)
                                row[2])))
                .toList();
    }

    /** Keeps what became of tickets, in the transaction in which it became so. */
    void keep(BulkJob job, List<Done> done) {
        var rows = Json.createArrayBuilder();
        for (var one : done) {
            var row = Json.createObjectBuilder()
                    .add("position", one.item().position())
                    .add("result", one.result().name());
            one.outcome().refusal().map(Refusal::code).ifPresent(code -> row.add("code", code));
            one.outcome().refusal().map(Refusal::reason).ifPresent(reason -> row.add("reason", reason));
            if (!one.outcome().changes().isEmpty()) {
                row.add("changes", KeptChanges.text(one.outcome().changes()));
            }
            rows.add(row);
        }
        em.createNativeQuery("""
                        update bulk_item i set result = d.result, code = d.code, reason = d.reason, changes = d.changes
                        from json_to_recordset(cast(?2 as json)) as d (position int, result text, code text, reason text, changes text)
                        where i.job_id = ?1 and i.position = d.position
                        """)
                .setParameter(1, job.id())
                .setParameter(2, rows.build().toString())
                .executeUpdate();
    }

    List<ItemView> list(long job, Optional<ItemResult> only, Keyset part) {
        var query = em.createNativeQuery(
                """
                        select position, ticket, result, code, reason from bulk_item
                        where job_id = ?1 and result = coalesce(cast(?2 as text), result) and position %s
                        """.formatted(part.backwards() ? "> ?3 order by position" : "< ?3 order by position desc"));
        List<?> rows = query.setParameter(1, job)
                .setParameter(2, only.map(ItemResult::name).orElse(null))
                .setParameter(3, part.from())
                .setMaxResults(part.size())
                .getResultList();
        return part.inOrder(rows.stream().map(row -> toView((Object[]) row)).toList());
    }

    private static ItemView toView(Object[] row) {
        return new ItemView(
                ((Number) row[0]).longValue(),
                new TicketNumber((String) row[1]),
                ItemResult.valueOf((String) row[2]),
                (String) row[3],
                (String) row[4]);
    }
}
