package org.autocrm.ticket;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.math.BigDecimal;
import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What tickets have several of, in tables of their own. Asked only for what a change is about. */
@ApplicationScoped
class KeptExtras {

    @PersistenceContext
    private EntityManager em;

    @Inject
    private Catalog catalog;

    /** What a ticket has of that which the changes are about; the rest is left empty. */
    Extras of(Ticket ticket, TicketChanges changes) {
        var needsFields = !changes.fields().isEmpty()
                || changes.status().map(catalog.now().statuses()::get).stream()
                        .anyMatch(status -> !catalog.now().requiredFor(status).isEmpty());
        return new Extras(
                changes.tags().isNothing() ? Set.of() : tags(ticket),
                needsFields ? fields(ticket) : Map.of(),
                changes.followers().isNothing() ? Set.of() : followers(ticket),
                changes.copies().isNothing() ? Set.of() : copies(ticket));
    }

    Set<String> copies(Ticket ticket) {
        return texts("select email from ticket_copy where ticket_id = ?1", ticket);
    }

    Set<Long> followers(Ticket ticket) {
        return column("select account_id from ticket_follower where ticket_id = ?1", ticket).stream()
                .map(id -> ((Number) id).longValue())
                .collect(Collectors.toSet());
    }

    Set<String> tags(Ticket ticket) {
        return texts("select tag from ticket_tag where ticket_id = ?1", ticket);
    }

    Map<String, List<String>> fields(Ticket ticket) {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        for (var row : column("""
                select f.key, coalesce(v.text, cast(v.number as text), cast(v.day as text))
                from ticket_field_value v join ticket_field f on f.id = v.field_id
                where v.ticket_id = ?1 order by v.field_id, v.position
                """, ticket)) {
            var pair = (Object[]) row;
            fields.computeIfAbsent((String) pair[0], key -> new ArrayList<>()).add((String) pair[1]);
        }
        return fields;
    }

    /** Makes the ticket have these instead of those. */
    void write(Ticket ticket, Extras before, Extras after) {
        var id = ticket.id();
        gone(before.tags(), after.tags())
                .forEach(tag -> run("delete from ticket_tag where ticket_id = ?1 and tag = ?2", id, tag));
        gone(after.tags(), before.tags()).forEach(tag -> addTag(id, tag));
        gone(before.followers(), after.followers())
                .forEach(account ->
                        run("delete from ticket_follower where ticket_id = ?1 and account_id = ?2", id, account));
        gone(after.followers(), before.followers())
                .forEach(account -> run(
                        "insert into ticket_follower (ticket_id, account_id) values (?1, ?2) on conflict do nothing",
                        id,
                        account));
        gone(before.copies(), after.copies())
                .forEach(email -> run("delete from ticket_copy where ticket_id = ?1 and email = ?2", id, email));
        gone(after.copies(), before.copies())
                .forEach(email -> run(
                        "insert into ticket_copy (ticket_id, email) values (?1, ?2) on conflict do nothing",
                        id,
                        email));
        var keys = after.fields().keySet().stream().collect(Collectors.toSet());
        keys.addAll(before.fields().keySet());
        keys.stream()
                .filter(key ->
                        !Objects.equals(before.fields().get(key), after.fields().get(key)))
                .forEach(key -> writeField(id, key, after.fields().getOrDefault(key, List.of())));
    }

    private void addTag(Long ticket, String tag) {
        em.createNativeQuery("insert into tag (name, created_at) values (?1, now()) on conflict do nothing")
                .setParameter(1, tag)
                .executeUpdate();
        run("insert into ticket_tag (ticket_id, tag) values (?1, ?2) on conflict do nothing", ticket, tag);
    }

    private void writeField(Long ticket, String key, List<String> values) {
        run(
                "delete from ticket_field_value where ticket_id = ?1 and field_id = (select id from ticket_field where key = ?2)",
                ticket,
                key);
        var type = Objects.requireNonNull(catalog.now().fields().get(key)).type();
        for (int i = 0; i < values.size(); i++) {
            em.createNativeQuery("""
                            insert into ticket_field_value (ticket_id, field_id, position, %s)
                            select ?1, id, ?2, ?3 from ticket_field where key = ?4
                            """.formatted(column(type)))
                    .setParameter(1, ticket)
                    .setParameter(2, i)
                    .setParameter(3, stored(type, values.get(i)))
                    .setParameter(4, key)
                    .executeUpdate();
        }
    }

    private static String column(FieldType type) {
        return switch (type) {
            case NUMBER -> "number";
            case DATE -> "day";
            case TEXT, CHOICE, MULTI_CHOICE, BOOLEAN, URL -> "text";
        };
    }

    private static Object stored(FieldType type, String value) {
        return switch (type) {
            case NUMBER -> new BigDecimal(value);
            case DATE -> Date.valueOf(LocalDate.parse(value));
            case TEXT, CHOICE, MULTI_CHOICE, BOOLEAN, URL -> value;
        };
    }

    private void run(String statement, Long ticket, Object value) {
        em.createNativeQuery(statement)
                .setParameter(1, ticket)
                .setParameter(2, value)
                .executeUpdate();
    }

    private Set<String> texts(String query, Ticket ticket) {
        return column(query, ticket).stream().map(String.class::cast).collect(Collectors.toSet());
    }

    private List<?> column(String query, Ticket ticket) {
        return em.createNativeQuery(query).setParameter(1, ticket.id()).getResultList();
    }

    private static <T> List<T> gone(Set<T> before, Set<T> after) {
        return before.stream().filter(Predicate.not(after::contains)).toList();
    }
}
