package org.autocrm.event;

import jakarta.annotation.Resource;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Keeps every {@link DomainEvent} as a row, in the transaction that it is fired in; nobody else writes such rows. */
@Stateless
public class EventLog {

    /** A trigger of the database gives the row its id and its place in its chain. */
    static final String INSERT = """
            insert into event (chain, type, ticket, actor, via, via_detail, address, at, payload, ticket_version)
            values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, cast(?9 as jsonb), (select version from ticket where number = ?3))
            """;

    private static final Set<String> NOBODY = Set.of("", "anonymous", "unauthenticated");

    @PersistenceContext
    private EntityManager em;

    @Inject
    private Clock clock;

    @Resource
    private SessionContext caller;

    /** Appends the event; without a transaction nothing could have happened. */
    @TransactionAttribute(TransactionAttributeType.MANDATORY)
    public void append(@Observes DomainEvent event) {
        var origin = Origin.current();
        em.createNativeQuery(INSERT)
                .setParameter(1, event.chain())
                .setParameter(2, DomainEvent.typeOf(event.getClass()))
                .setParameter(3, event.ticketNumber().orElse(null))
                .setParameter(4, actor(origin))
                .setParameter(5, origin.via().word())
                .setParameter(6, origin.detail())
                .setParameter(7, origin.address())
                .setParameter(8, Timestamp.from(clock.instant()))
                .setParameter(9, EventPayload.of(event).toString())
                .executeUpdate();
    }

    /** The event of that id; empty where its transaction was rolled back after all. */
    public Optional<LoggedEvent> find(long id) {
        List<?> rows = em.createNativeQuery(
                        "select type, ticket, actor, at, cast(payload as text) from event where id = ?1")
                .setParameter(1, id)
                .getResultList();
        return rows.stream().map(row -> toEvent(id, (Object[]) row)).findFirst();
    }

    /** The events of these ids that came about in one of these ways, by id. */
    public Set<Long> cameBy(Collection<Origin.Via> ways, Collection<LoggedEvent> events) {
        if (events.isEmpty()) {
            return Set.of();
        }
        List<?> ids = em.createNativeQuery("""
                        select id from event
                        where id = any(array(select cast(listed.value as bigint) from json_array_elements_text(cast(?1 as json)) as listed))
                        and via = any (string_to_array(?2, ' '))
                        """)
                .setParameter(1, events.stream().map(LoggedEvent::id).toList().toString())
                .setParameter(2, ways.stream().map(Origin.Via::word).collect(Collectors.joining(" ")))
                .getResultList();
        return ids.stream().map(id -> ((Number) id).longValue()).collect(Collectors.toSet());
    }

    /** The events of these ids, by id; without those whose transaction was rolled back after all. */
    public List<LoggedEvent> findAll(long... ids) {
        List<?> rows =
                em.createNativeQuery("""
                        select type, ticket, actor, at, cast(payload as text), id from event
                        where id = any(array(select cast(listed.value as bigint) from json_array_elements_text(cast(?1 as json)) as listed))
                        order by id
                        """).setParameter(1, Arrays.toString(ids)).getResultList();
        return rows.stream()
                .map(row -> (Object[]) row)
                .map(row -> toEvent(((Number) row[5]).longValue(), row))
                .toList();
    }

    /** What happened to a ticket since it had a version, the oldest first; at most the first hundred. */
    public List<LoggedEvent> since(String ticket, long version) {
        List<?> rows = em.createNativeQuery("""
                        select type, ticket, actor, at, cast(payload as text), id from event
                        where chain = ?1 and ticket_version > ?2 order by position limit 100
                        """)
                .setParameter(1, "ticket:" + ticket)
                .setParameter(2, version)
                .getResultList();
        return rows.stream()
                .map(row -> (Object[]) row)
                .map(row -> toEvent(((Number) row[5]).longValue(), row))
                .toList();
    }

    /** All that happened to a ticket, of these types, the oldest first. */
    public List<LoggedEvent> history(String ticket, Collection<String> types) {
        return historyAfter(0, ticket, types);
    }

    /** What of these types happened to a ticket after the event of that id, in order. */
    public List<LoggedEvent> historyAfter(long event, String ticket, Collection<String> types) {
        List<?> rows = em.createNativeQuery("""
                        select type, ticket, actor, at, cast(payload as text), id from event
                        where chain = ?1 and type = any (string_to_array(?2, ' ')) and id > ?3 order by position
                        """)
                .setParameter(1, "ticket:" + ticket)
                .setParameter(2, String.join(" ", types))
                .setParameter(3, event)
                .getResultList();
        return rows.stream()
                .map(row -> (Object[]) row)
                .map(row -> toEvent(((Number) row[5]).longValue(), row))
                .toList();
    }

    private static LoggedEvent toEvent(long id, Object[] row) {
        return new LoggedEvent(
                id, (String) row[0], Optional.ofNullable((String) row[1]), (String) row[2], instant(row[3]), (String)
                        row[4]);
    }

    private static Instant instant(Object column) {
        return ((Timestamp) column).toInstant();
    }

    private String actor(Origin origin) {
        if (origin.onBehalfOf() != null) {
            return origin.onBehalfOf();
        }
        var principal = caller.getCallerPrincipal();
        var name = principal == null || principal.getName() == null ? "" : principal.getName();
        if (!NOBODY.contains(name.toLowerCase(Locale.ROOT))) {
            return name;
        }
        return origin.address() == null ? "system" : "anonymous";
    }
}
