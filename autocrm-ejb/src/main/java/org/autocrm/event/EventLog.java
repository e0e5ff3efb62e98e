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
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Keeps every {@link DomainEvent} as a row, in the transaction that it is fired in. */
@Stateless
public class EventLog {

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
        em.createNativeQuery("""
                        insert into event (id, type, ticket, actor, at, payload, ticket_version)
                        values (nextval('event_seq'), ?1, ?2, ?3, ?4, cast(?5 as jsonb),
                            (select version from ticket where number = ?2))
                        """)
                .setParameter(1, DomainEvent.typeOf(event.getClass()))
                .setParameter(2, event.ticketNumber().orElse(null))
                .setParameter(3, actor())
                .setParameter(4, Timestamp.from(clock.instant()))
                .setParameter(5, EventPayload.of(event).toString())
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

    /** What happened to a ticket since it had a version, the oldest first; at most the first hundred. */
    public List<LoggedEvent> since(String ticket, long version) {
        List<?> rows = em.createNativeQuery("""
                        select type, ticket, actor, at, cast(payload as text), id from event
                        where ticket = ?1 and ticket_version > ?2 order by id limit 100
                        """)
                .setParameter(1, ticket)
                .setParameter(2, version)
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

    private String actor() {
        var principal = caller.getCallerPrincipal();
        var name = principal == null || principal.getName() == null ? "" : principal.getName();
        return NOBODY.contains(name.toLowerCase(java.util.Locale.ROOT)) ? "system" : name;
    }
}
