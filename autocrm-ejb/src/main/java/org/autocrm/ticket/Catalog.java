package org.autocrm.ticket;

import static jakarta.enterprise.event.TransactionPhase.AFTER_SUCCESS;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What tickets can be at this desk: statuses, priorities, fields, settings. Kept in memory for some seconds, so that no
 * request asks for it; a change by another node is seen a little later.
 */
@ApplicationScoped
class Catalog {

    private static final Duration TRUSTED = Duration.ofSeconds(3);

    @PersistenceContext
    private EntityManager em;

    @Inject
    private Clock clock;

    private volatile @Nullable Copy copy;

    private record Copy(Contents contents, Instant readAt) {}

    /** The catalogue as it was at some moment; statuses by position, priorities by rank, fields by position. */
    record Contents(
            Map<String, Status> statuses,
            Map<String, Priority> priorities,
            Map<String, TicketField> fields,
            TicketSettings.Values settings) {

        /** What a category means where nobody says more. */
        Status byDefault(TicketStatus category) {
            return statuses.values().stream()
                    .filter(status -> status.category() == category && status.byDefault())
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("no status by default for " + category));
        }

        Priority defaultPriority() {
            return priorities.values().stream()
                    .filter(Priority::byDefault)
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("no priority by default"));
        }

        Status status(String key) {
            return Optional.ofNullable(statuses.get(key))
                    .orElseThrow(() -> new IllegalStateException("no status " + key));
        }

        Priority priority(String key) {
            return Optional.ofNullable(priorities.get(key))
                    .orElseThrow(() -> new IllegalStateException("no priority " + key));
        }

        List<TicketField> requiredFor(Status status) {
            return fields.values().stream()
                    .filter(field -> field.isRequiredFor(status))
                    .toList();
        }
    }

    /** The catalogue, some seconds old at most. */
    Contents now() {
        var known = copy;
        var now = clock.instant();
        if (known == null || known.readAt().plus(TRUSTED).isBefore(now)) {
            known = new Copy(read(), now);
            copy = known;
        }
        return known.contents();
    }

    /** The catalogue, such that it has this status and this priority: another node may just have added them. */
    Contents knowing(String status, String priority) {
        var known = now();
        if (!known.statuses().containsKey(status) || !known.priorities().containsKey(priority)) {
            forget();
            known = now();
        }
        return known;
    }

    void changed(@Observes(during = AFTER_SUCCESS) ConfigurationEvent event) {
        forget();
    }

    private void forget() {
        copy = null;
    }

    /** The catalogue as it is in the database now. */
    Contents read() {
        return new Contents(
                byKey(statuses(), Status::key),
                byKey(priorities(), Priority::key),
                byKey(fields(), TicketField::key),
                settings());
    }

    private List<Status> statuses() {
        return rows(
                        "select key, name, category, position, is_default, archived, version from ticket_status order by position, key")
                .stream()
                .map(row -> new Status(
                        (String) row[0],
                        (String) row[1],
                        TicketStatus.valueOf((String) row[2]),
                        number(row[3]),
                        (Boolean) row[4],
                        (Boolean) row[5],
                        number(row[6])))
                .toList();
    }

    private List<Priority> priorities() {
        return rows("select key, name, rank, is_default, archived, version from ticket_priority order by rank").stream()
                .map(row -> new Priority(
                        (String) row[0],
                        (String) row[1],
                        number(row[2]),
                        (Boolean) row[3],
                        (Boolean) row[4],
                        number(row[5])))
                .toList();
    }

    private List<TicketField> fields() {
        return rows("""
                select f.key, f.name, f.type, f.position, f.for_customers, f.archived, f.version,
                    (select cast(json_agg(c.value order by c.position) as text) from ticket_field_choice c where c.field_id = f.id),
                    (select string_agg(r.status_key, ' ') from ticket_field_required r where r.field_id = f.id)
                from ticket_field f order by f.position, f.key
                """).stream()
                .map(row -> new TicketField(
                        (String) row[0],
                        (String) row[1],
                        FieldType.valueOf((String) row[2]),
                        JsonTexts.in((String) row[7]),
                        words((String) row[8]),
                        number(row[3]),
                        (Boolean) row[4],
                        (Boolean) row[5],
                        number(row[6])))
                .toList();
    }

    private TicketSettings.Values settings() {
        Map<String, String> configuration = rows("select name, value from configuration").stream()
                .collect(Collectors.toMap(row -> (String) row[0], row -> (String) row[1]));
        return TicketSettings.Values.from(configuration);
    }

    private static Set<String> words(@Nullable String text) {
        return text == null ? Set.of() : Arrays.stream(text.split(" ", -1)).collect(Collectors.toUnmodifiableSet());
    }

    private static int number(Object column) {
        return ((Number) column).intValue();
    }

    private List<Object[]> rows(String query) {
        List<?> rows = em.createNativeQuery(query).getResultList();
        return rows.stream().map(row -> (Object[]) row).toList();
    }

    private static <T> Map<String, T> byKey(List<T> values, java.util.function.Function<T, String> key) {
        Map<String, T> map = new LinkedHashMap<>();
        values.forEach(value -> map.put(key.apply(value), value));
        return java.util.Collections.unmodifiableMap(map);
    }
}
