package org.autocrm.calendar;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.autocrm.calendar.CalendarEvent.CalendarChanged;
import org.autocrm.shared.ChangedMeanwhile;

/**
 * Business hours that have a name.
 *
 * <p>When time counts by it is in the versions of its definition, one for each change. They stay, as the calendar does:
 * whoever counted by it can count again.
 */
@Entity
@Table(name = "business_calendar")
@SuppressWarnings("NullAway.Init")
class BusinessCalendar {

    private static final int SHOWN_HOLIDAYS = 100;

    @Id
    @SequenceGenerator(name = "business_calendar_seq", sequenceName = "business_calendar_seq", allocationSize = 50)
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "business_calendar_seq")
    private Long id;

    @Version
    private int version;

    private String name;

    @Column(name = "is_default")
    private boolean isDefault;

    private boolean archived;
    private int edition;

    protected BusinessCalendar() {} // for JPA

    BusinessCalendar(String name) {
        this.name = name;
        this.edition = 1;
    }

    /** Everything about it but its hours and whether it is the default becomes so. */
    List<CalendarChanged> become(CalendarDetails next) {
        List<CalendarChanged> changes = new ArrayList<>();
        if (!name.equals(next.name())) {
            changes.add(changed("name", name, next.name()));
            name = next.name();
        }
        if (archived != next.archived()) {
            changes.add(changed("archived", Boolean.toString(archived), Boolean.toString(next.archived())));
            archived = next.archived();
        }
        return changes;
    }

    /** Its hours are others from now on: what became different. The caller keeps the version. */
    List<CalendarChanged> turn(CalendarDefinition before, CalendarDefinition next) {
        edition++;
        return differences(before, next);
    }

    /** What an administrator reads of two definitions that differ. */
    private List<CalendarChanged> differences(CalendarDefinition before, CalendarDefinition next) {
        List<CalendarChanged> changes = new ArrayList<>();
        if (!before.zone().equals(next.zone())) {
            changes.add(changed("zone", before.zone().getId(), next.zone().getId()));
        }
        for (var day : DayOfWeek.values()) {
            if (!before.on(day).equals(next.on(day))) {
                changes.add(changed(day.name().toLowerCase(Locale.ROOT), before.textOf(day), next.textOf(day)));
            }
        }
        if (!before.holidays().equals(next.holidays())) {
            changes.add(changed("holidays", named(before.holidaysBeyond(next)), named(next.holidaysBeyond(before))));
        }
        return changes;
    }

    /** What a new one is like: its zone, its hours, its holidays. */
    List<CalendarChanged> begin(CalendarDefinition first) {
        List<CalendarChanged> facts = new ArrayList<>();
        facts.add(changed("zone", "", first.zone().getId()));
        first.week()
                .keySet()
                .forEach(day -> facts.add(changed(day.name().toLowerCase(Locale.ROOT), "", first.textOf(day))));
        if (!first.holidays().isEmpty()) {
            facts.add(changed("holidays", "", named(first.holidays())));
        }
        return facts;
    }

    CalendarChanged countForWhatNamesNoOther(boolean counts) {
        isDefault = counts;
        return changed("default", Boolean.toString(!counts), Boolean.toString(counts));
    }

    void refuseOutdated(OptionalLong seen) {
        ChangedMeanwhile.refuse(seen, version);
    }

    private CalendarChanged changed(String property, String from, String to) {
        return new CalendarChanged(id, property, shown(from), shown(to));
    }

    private static Optional<String> shown(String text) {
        return Optional.of(text).filter(it -> !it.isEmpty());
    }

    private static String named(Collection<Holiday> holidays) {
        var names = holidays.stream().limit(SHOWN_HOLIDAYS).map(Holiday::text).collect(Collectors.joining(", "));
        return holidays.size() <= SHOWN_HOLIDAYS
                ? names
                : names + ", and " + (holidays.size() - SHOWN_HOLIDAYS) + " more";
    }

    Long id() {
        return id;
    }

    boolean isByDefault() {
        return isDefault;
    }

    int edition() {
        return edition;
    }

    CalendarEntry toEntry(CalendarDefinition definition) {
        return new CalendarEntry(id, name, isDefault, archived, definition, edition, version);
    }
}
