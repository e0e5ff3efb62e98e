package org.autocrm.calendar;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import org.autocrm.calendar.CalendarEvent.CalendarMade;
import org.autocrm.calendar.KeptDefinitions.Place;
import org.autocrm.event.DomainEvent;

/**
 * Which calendars there are, and who decides what about them. A calendar stays, and so does each of its versions: what
 * was counted by it can be counted again.
 */
@Stateless
@RolesAllowed("administrator")
public class CalendarFile {

    @PersistenceContext
    private EntityManager em;

    @Inject
    private KeptDefinitions definitions;

    @Inject
    private Event<DomainEvent> events;

    @Inject
    private Clock clock;

    /** What came of reading a file into a calendar. */
    public record Imported(CalendarEntry calendar, HolidayFile file) {}

    /**
     * Makes a calendar.
     *
     * @throws CalendarKnown if another calendar has the name
     */
    public CalendarEntry make(CalendarDetails details) {
        refuseTwice(details.name(), 0);
        var calendar = new BusinessCalendar(details.name());
        em.persist(calendar);
        em.flush();
        keep(calendar, details.definition());
        events.fire(new CalendarMade(calendar.id(), details.name()));
        calendar.begin(details.definition()).forEach(events::fire);
        calendar.become(details).forEach(events::fire);
        if (details.isDefault()) {
            becomeDefault(calendar);
        }
        em.flush();
        return calendar.toEntry(details.definition());
    }

    /**
     * Changes what an administrator decides about a calendar. Other hours, another zone or other holidays are a new
     * version, which counts from now on.
     *
     * @param seen the version that the caller has seen, where that is known
     * @param change from what is to what is to be; runs while nobody else can change it
     * @throws UnknownCalendar if there is none of that id
     * @throws CalendarKnown if another calendar has the name
     * @throws CalendarNotValid if it cannot be like that
     */
    public CalendarEntry change(long id, OptionalLong seen, UnaryOperator<CalendarDetails> change) {
        var calendar = Optional.ofNullable(em.find(BusinessCalendar.class, id, LockModeType.PESSIMISTIC_WRITE))
                .orElseThrow(() -> new UnknownCalendar(id));
        calendar.refuseOutdated(seen);
        var present = definitions.of(calendar);
        var next = change.apply(calendar.toEntry(present).details());
        refuseTwice(next.name(), id);
        if (calendar.isByDefault() && !next.isDefault()) {
            events.fire(calendar.countForWhatNamesNoOther(false));
        }
        calendar.become(next).forEach(events::fire);
        if (!present.equals(next.definition())) {
            calendar.turn(present, next.definition()).forEach(events::fire);
            keep(calendar, next.definition());
        }
        if (next.isDefault() && !calendar.isByDefault()) {
            becomeDefault(calendar);
        }
        em.flush();
        return calendar.toEntry(next.definition());
    }

    /**
     * Takes the holidays of an iCalendar file (RFC 5545) in place of those that a file of the same name brought before;
     * those that were typed, and those of other files, stay.
     *
     * @param source the file's name
     * @throws UnknownCalendar if there is none of that id
     * @throws CalendarNotValid if the file cannot be read, or would make it too many
     */
    public Imported read(long id, OptionalLong seen, String source, String ics) {
        var file = HolidayFile.read(source, ics, clock);
        var calendar = change(id, seen, is -> is.with(is.definition().withHolidays(file.source(), file.holidays())));
        return new Imported(calendar, file);
    }

    /**
     * What a file would bring; nothing is changed.
     *
     * @throws CalendarNotValid if it cannot be read
     */
    public HolidayFile look(String source, String ics) {
        return HolidayFile.read(source, ics, clock);
    }

    private void keep(BusinessCalendar calendar, CalendarDefinition definition) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS); // as finely as the database keeps it
        definitions.keep(new Place(calendar.id(), calendar.edition(), now), definition);
    }

    private void becomeDefault(BusinessCalendar calendar) {
        em.createQuery("select c from BusinessCalendar c where c.isDefault = true", BusinessCalendar.class)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList()
                .forEach(other -> events.fire(other.countForWhatNamesNoOther(false)));
        em.flush(); // there is one at most
        events.fire(calendar.countForWhatNamesNoOther(true));
    }

    private void refuseTwice(String name, long butFor) {
        List<Long> others = em.createQuery(
                        "select c.id from BusinessCalendar c where c.id <> :id and c.name = :name", Long.class)
                .setParameter("id", butFor)
                .setParameter("name", name)
                .getResultList();
        if (!others.isEmpty()) {
            throw new CalendarKnown(name);
        }
    }
}
