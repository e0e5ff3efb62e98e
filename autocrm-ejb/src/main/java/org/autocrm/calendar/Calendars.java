package org.autocrm.calendar;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.autocrm.shared.Keyset;

/** The calendars to look up, and to count by. */
@Stateless
@PermitAll
public class Calendars {

    @PersistenceContext
    private EntityManager em;

    @Inject
    private KeptDefinitions definitions;

    @Inject
    private KnownCalendars known;

    /** All calendars by name, the archived ones too. */
    public List<CalendarEntry> all() {
        return entries(em.createQuery("select c from BusinessCalendar c order by c.name", BusinessCalendar.class)
                .getResultList());
    }

    /** The calendars part by part, those that were made last come first. */
    public List<CalendarEntry> all(Keyset part) {
        return part.inOrder(entries(em.createQuery(
                        "select c from BusinessCalendar c where " + part.condition("c.id"), BusinessCalendar.class)
                .setParameter("from", part.from())
                .setMaxResults(part.size())
                .getResultList()));
    }

    /** The calendar of that id as it is now. */
    public Optional<CalendarEntry> find(long id) {
        return Optional.ofNullable(em.find(BusinessCalendar.class, id))
                .map(calendar -> calendar.toEntry(definitions.of(calendar)));
    }

    /**
     * The hours that a calendar had at a moment, and the first ones that it had at an earlier one; some seconds old at
     * most. Empty where there is no such calendar: then every hour counts, see {@link BusinessHours#ALWAYS}.
     */
    public Optional<BusinessHours> at(long id, Instant moment) {
        return known.at(id, moment);
    }

    /**
     * The calendar for what names no other, by its id; some seconds old at most. Empty where there is none: then every
     * hour counts.
     */
    public OptionalLong byDefault() {
        return known.byDefault();
    }

    private List<CalendarEntry> entries(List<BusinessCalendar> calendars) {
        var now = definitions.of(calendars);
        return calendars.stream()
                .flatMap(calendar -> Optional.ofNullable(now.get(calendar.id())).map(calendar::toEntry).stream())
                .toList();
    }
}
