package org.autocrm.calendar;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The versions of all calendars, each written once. */
@ApplicationScoped
class KeptDefinitions {

    @PersistenceContext
    private EntityManager em;

    /** Which version of which calendar, and since when it is valid: no other has all three. */
    record Place(long calendar, int edition, Instant validFrom) {}

    void keep(Place place, CalendarDefinition definition) {
        em.createNativeQuery("""
                        insert into business_calendar_version (calendar_id, version, valid_from, definition)
                        values (?1, ?2, ?3, cast(?4 as jsonb))
                        """)
                .setParameter(1, place.calendar())
                .setParameter(2, place.edition())
                .setParameter(3, Timestamp.from(place.validFrom()))
                .setParameter(4, DefinitionJson.of(definition))
                .executeUpdate();
    }

    /** What counts now of a calendar. */
    CalendarDefinition of(BusinessCalendar calendar) {
        return read(calendar.id(), calendar.edition());
    }

    CalendarDefinition read(long calendar, int edition) {
        return DefinitionJson.read((String) em.createNativeQuery(
                        "select cast(definition as text) from business_calendar_version where calendar_id = ?1 and version = ?2")
                .setParameter(1, calendar)
                .setParameter(2, edition)
                .getSingleResult());
    }

    /** What counts now of each of these calendars, by their ids. */
    Map<Long, CalendarDefinition> of(Collection<BusinessCalendar> calendars) {
        Map<Long, CalendarDefinition> found = new HashMap<>();
        if (!calendars.isEmpty()) {
            rows(em.createNativeQuery("""
                                    select c.id, cast(v.definition as text) from business_calendar c
                                    join business_calendar_version v on v.calendar_id = c.id and v.version = c.edition
                                    where c.id = any(cast(string_to_array(?1, ',') as bigint[]))
                                    """)
                            .setParameter(
                                    1,
                                    String.join(
                                            ",",
                                            calendars.stream()
                                                    .map(calendar -> Long.toString(calendar.id()))
                                                    .toList()))
                            .getResultList())
                    .forEach(row -> found.put(((Number) row[0]).longValue(), DefinitionJson.read((String) row[1])));
        }
        return found;
    }

    /** Which versions there are, those of a calendar in order. */
    List<Place> places() {
        return rows(em.createNativeQuery(
                                "select calendar_id, version, valid_from from business_calendar_version order by calendar_id, version")
                        .getResultList())
                .stream()
                .map(row -> new Place(
                        ((Number) row[0]).longValue(), ((Number) row[1]).intValue(), ((Timestamp) row[2]).toInstant()))
                .toList();
    }

    private static List<Object[]> rows(List<?> rows) {
        return rows.stream().map(row -> (Object[]) row).toList();
    }
}
