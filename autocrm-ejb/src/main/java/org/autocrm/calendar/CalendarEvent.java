package org.autocrm.calendar;

import java.util.Optional;
import org.autocrm.event.DomainEvent;

/** Something that happened to a calendar of business hours. */
public sealed interface CalendarEvent extends DomainEvent {

    /** The id of the calendar. */
    long calendar();

    @Override
    default String chain() {
        return "calendar:" + calendar();
    }

    /** A calendar was made; what it is like, its changes say. */
    record CalendarMade(long calendar, String name) implements CalendarEvent {}

    /**
     * One thing about a calendar is different now: its name, its zone, the hours of a day, its holidays, whether it is
     * archived, or whether it counts for what names no other. Of the holidays, {@code from} are those that went and
     * {@code to} those that came.
     */
    record CalendarChanged(long calendar, String property, Optional<String> from, Optional<String> to)
            implements CalendarEvent {}
}
