package org.autocrm.calendar;

import static jakarta.enterprise.event.TransactionPhase.AFTER_SUCCESS;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.autocrm.calendar.KeptDefinitions.Place;
import org.jspecify.annotations.Nullable;

/**
 * All calendars with all their versions, in memory, so that nobody who counts asks the database each time. Which
 * versions there are is asked anew every few seconds, so that a change by another node is seen a little later; a
 * version itself never changes and is read once.
 */
@ApplicationScoped
class KnownCalendars {

    private static final Duration TRUSTED = Duration.ofSeconds(3);

    @PersistenceContext
    private EntityManager em;

    @Inject
    private KeptDefinitions definitions;

    @Inject
    private Clock clock;

    private volatile @Nullable Copy copy;
    private volatile Map<Place, BusinessHours> read = Map.of();

    private record Copy(Map<Long, List<Valid>> calendars, OptionalLong byDefault, Instant readAt) {}

    /** Hours of a calendar, and since when they are. */
    private record Valid(Instant from, BusinessHours hours) {}

    /** The hours that a calendar had then: those of its first version where it is younger. */
    Optional<BusinessHours> at(long calendar, Instant moment) {
        var versions = now().calendars().getOrDefault(calendar, List.of());
        for (var i = versions.size() - 1; i > 0; i--) {
            if (!versions.get(i).from().isAfter(moment)) {
                return Optional.of(versions.get(i).hours());
            }
        }
        return versions.stream().findFirst().map(Valid::hours);
    }

    OptionalLong byDefault() {
        return now().byDefault();
    }

    void changed(@Observes(during = AFTER_SUCCESS) CalendarEvent event) {
        copy = null;
    }

    private Copy now() {
        var known = copy;
        var now = clock.instant();
        if (known == null || known.readAt().plus(TRUSTED).isBefore(now)) {
            known = new Copy(calendars(), defaultInDatabase(), now);
            copy = known;
        }
        return known;
    }

    /** The versions of each calendar in order; what of them is not in memory yet is read. */
    private Map<Long, List<Valid>> calendars() {
        var before = read;
        Map<Place, BusinessHours> next = new HashMap<>();
        Map<Long, List<Valid>> calendars = new HashMap<>();
        for (var place : definitions.places()) {
            var known = before.get(place);
            var hours = known != null
                    ? known
                    : definitions.read(place.calendar(), place.edition()).businessHours();
            next.put(place, hours);
            calendars
                    .computeIfAbsent(place.calendar(), id -> new ArrayList<>())
                    .add(new Valid(place.validFrom(), hours));
        }
        read = next;
        return calendars;
    }

    private OptionalLong defaultInDatabase() {
        return em.createQuery("select c.id from BusinessCalendar c where c.isDefault = true", Long.class)
                .getResultStream()
                .mapToLong(Long::longValue)
                .findFirst();
    }
}
