package org.autocrm.ticket;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonBuilderFactory;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Whose work tickets are, for many tickets by one statement each. */
@ApplicationScoped
class Assignments {

    private static final JsonBuilderFactory JSON = Json.createBuilderFactory(Map.of()); // a look-up of it is not free

    @PersistenceContext
    private EntityManager em;

    /** What routing wants to know of these tickets; of those in the bin that they wait for nobody. */
    List<RoutingFacts> facts(Collection<TicketNumber> numbers) {
        List<?> rows = em.createNativeQuery("""
                        select id, number, status = 'OPEN' and assignee_id is null and deleted_at is null, assignee_id, team_id,
                            mailbox, channel, priority, priority_rank, language, coalesce(waiting_since, created_at), customer_id, due_at
                        from ticket where number = any(array(select json_array_elements_text(cast(?1 as json))))
                        order by id
                        """)
                .setParameter(
                        1,
                        texts(numbers.stream().map(TicketNumber::value).toList())
                                .build()
                                .toString())
                .getResultList();
        return rows.stream().map(row -> toFacts((Object[]) row)).toList();
    }

    /** Makes tickets somebody's work that are still nobody's; the ids of those. */
    Set<Long> give(Collection<Gift> gifts, Instant at) {
        var wanted = JSON.createArrayBuilder();
        for (var gift : gifts) {
            var row = JSON.createObjectBuilder().add("ticket", gift.ticket()).add("team", gift.team());
            if (gift.seen() != null) {
                row.add("seen", gift.seen());
            }
            if (gift.agent() != null) {
                row.add("agent", gift.agent());
            }
            wanted.add(row);
        }
        List<?> given = em.createNativeQuery("""
                        update ticket set team_id = gift.team, assignee_id = gift.agent, updated_at = ?2, version = version + 1
                        from json_to_recordset(cast(?1 as json)) as gift (ticket bigint, seen bigint, team bigint, agent bigint)
                        where ticket.id = gift.ticket and ticket.assignee_id is null and ticket.status = 'OPEN'
                        and ticket.deleted_at is null and ticket.team_id is not distinct from gift.seen
                        returning ticket.id
                        """)
                .setParameter(1, wanted.build().toString())
                .setParameter(2, Timestamp.from(at))
                .getResultList();
        return given.stream().map(id -> ((Number) id).longValue()).collect(Collectors.toSet());
    }

    /** The open tickets of agents, counted. */
    List<OpenWork> openWork(Collection<Long> agents) {
        List<?> rows =
                em.createNativeQuery("""
                        select assignee_id, channel, priority, count(*) from ticket
                        where assignee_id = any(array(select cast(listed.value as bigint) from json_array_elements_text(cast(?1 as json)) as listed))
                        and status = 'OPEN' and deleted_at is null
                        group by assignee_id, channel, priority
                        """).setParameter(1, agents.toString()).getResultList();
        return rows.stream()
                .map(row -> (Object[]) row)
                .map(row -> new OpenWork(
                        ((Number) row[0]).longValue(),
                        Channel.valueOf((String) row[1]),
                        (String) row[2],
                        ((Number) row[3]).intValue()))
                .toList();
    }

    /** The open tickets of an agent, by number, the oldest first. */
    List<TicketNumber> openOf(long agent) {
        List<?> numbers = em.createNativeQuery("""
                        select number from ticket where assignee_id = ?1 and status = 'OPEN' and deleted_at is null order by id
                        """).setParameter(1, agent).getResultList();
        return numbers.stream().map(number -> new TicketNumber((String) number)).toList();
    }

    /** Who worked for each of these customers last, by the customer's id. */
    Map<Long, Long> lastAgents(Collection<Long> customers) {
        List<?> rows = em.createNativeQuery("""
                        select customer, (select t.assignee_id from ticket t
                            where t.customer_id = customer and t.assignee_id is not null
                            order by t.updated_at desc, t.id desc limit 1)
                        from (select cast(listed.value as bigint) as customer from json_array_elements_text(cast(?1 as json)) as listed) asked
                        """)
                .setParameter(1, customers.stream().distinct().toList().toString())
                .getResultList();
        Map<Long, Long> last = new HashMap<>();
        for (var row : rows) {
            var columns = (Object[]) row;
            if (columns[1] != null) {
                last.put(((Number) columns[0]).longValue(), ((Number) columns[1]).longValue());
            }
        }
        return last;
    }

    private static RoutingFacts toFacts(Object[] row) {
        return new RoutingFacts(
                ((Number) row[0]).longValue(),
                new TicketNumber((String) row[1]),
                (Boolean) row[2],
                number(row[3]),
                number(row[4]),
                Optional.ofNullable((String) row[5]),
                Channel.valueOf((String) row[6]),
                (String) row[7],
                ((Number) row[8]).intValue(),
                Optional.ofNullable((String) row[9]),
                Optional.ofNullable((Timestamp) row[12]).map(Timestamp::toInstant),
                ((Timestamp) row[10]).toInstant(),
                ((Number) row[11]).longValue());
    }

    private static Optional<Long> number(@Nullable Object column) {
        return Optional.ofNullable(column).map(value -> ((Number) value).longValue());
    }

    private static JsonArrayBuilder texts(Collection<String> values) {
        var array = JSON.createArrayBuilder();
        values.forEach(array::add);
        return array;
    }
}
