package org.autocrm.doors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.autocrm.calendar.BusinessHours;
import org.autocrm.calendar.CalendarDefinition;
import org.autocrm.calendar.CalendarDetails;
import org.autocrm.calendar.CalendarEntry;
import org.autocrm.calendar.CalendarEvent.CalendarChanged;
import org.autocrm.calendar.CalendarEvent.CalendarMade;
import org.autocrm.calendar.CalendarFile;
import org.autocrm.calendar.CalendarKnown;
import org.autocrm.calendar.CalendarNotValid;
import org.autocrm.calendar.Calendars;
import org.autocrm.calendar.Holiday;
import org.autocrm.calendar.Hours;
import org.autocrm.calendar.UnknownCalendar;
import org.autocrm.shared.ChangedMeanwhile;
import org.autocrm.shared.Keyset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CalendarsTest {

    private static final LocalDate CHRISTMAS = LocalDate.of(2026, 12, 25);
    private static final Instant FRIDAY_AT_FOUR = Instant.parse("2026-11-27T15:00:00Z"); // in Berlin
    private static final Duration EIGHT_HOURS = Duration.ofHours(8);

    private static Doors doors;

    @BeforeAll
    static void open(@TempDir Path folder) {
        doors = Doors.open(folder);
    }

    @AfterAll
    static void close() {
        doors.close();
    }

    @BeforeEach
    void thereIsNoCalendar() {
        doors.sql("delete from business_calendar_version");
        doors.sql("delete from business_calendar");
        doors.wait(Duration.ofMinutes(1)); // what was in memory is old
        doors.as("amelia@desk.example", "agent", "supervisor", "administrator");
        doors.happened();
    }

    private static CalendarDefinition weekdays(String hours, Holiday... holidays) {
        var week = new EnumMap<DayOfWeek, List<Hours>>(DayOfWeek.class);
        IntStream.rangeClosed(1, 5).forEach(day -> week.put(DayOfWeek.of(day), Hours.parseDay(hours)));
        return new CalendarDefinition(ZoneId.of("Europe/Berlin"), week, List.of(holidays));
    }

    private static CalendarEntry make(String name, boolean isDefault, CalendarDefinition definition) {
        return doors.call(
                CalendarFile.class, file -> file.make(new CalendarDetails(name, isDefault, false, definition)));
    }

    private static CalendarEntry change(CalendarEntry calendar, UnaryOperator<CalendarDetails> change) {
        return doors.call(CalendarFile.class, file -> file.change(calendar.id(), OptionalLong.empty(), change));
    }

    private static Optional<Instant> due(CalendarEntry calendar, Instant version) {
        return doors.call(
                Calendars.class,
                calendars -> calendars.at(calendar.id(), version).map(hours -> hours.add(FRIDAY_AT_FOUR, EIGHT_HOURS)));
    }

    private static OptionalLong byDefault() {
        return doors.call(Calendars.class, Calendars::byDefault);
    }

    private static List<CalendarEntry> all() {
        return doors.call(Calendars.class, calendars -> calendars.all());
    }

    private static List<CalendarEntry> firstPage() {
        return doors.call(Calendars.class, calendars -> calendars.all(Keyset.first(10)));
    }

    private static Optional<CalendarEntry> find(CalendarEntry calendar) {
        return doors.call(Calendars.class, calendars -> calendars.find(calendar.id()));
    }

    private static Optional<BusinessHours> hoursOfNobody() {
        return doors.call(Calendars.class, calendars -> calendars.at(4_711, doors.now()));
    }

    @Test
    void withoutACalendarThereAreNoHoursToCountBy() {
        assertThat(byDefault()).isEmpty();
        assertThat(hoursOfNobody()).isEmpty();
        assertThat(all()).isEmpty();
    }

    @Test
    void aCalendarIsMadeFoundAndOnTheTrail() {
        var made = make("Berlin", true, weekdays("09:00-17:00", new Holiday(CHRISTMAS, "Christmas", null)));

        assertThat(find(made)).contains(made);
        assertThat(all()).containsExactly(made);
        assertThat(firstPage()).containsExactly(made);
        assertThat(byDefault()).hasValue(made.id());
        assertThat(doors.happened())
                .startsWith(
                        new CalendarMade(made.id(), "Berlin"),
                        new CalendarChanged(made.id(), "zone", Optional.empty(), Optional.of("Europe/Berlin")),
                        new CalendarChanged(made.id(), "monday", Optional.empty(), Optional.of("09:00-17:00")))
                .contains(
                        new CalendarChanged(
                                made.id(), "holidays", Optional.empty(), Optional.of("2026-12-25 Christmas")),
                        new CalendarChanged(made.id(), "default", Optional.of("false"), Optional.of("true")));
        assertThat(doors.sql("select count(distinct chain) from event where chain = ?", "calendar:" + made.id()))
                .isEqualTo("1");
    }

    @Nested
    class AChangeOfHours {

        @Test
        void isAVersionThatCountsFromThenOn() {
            var made = make("Berlin", false, weekdays("09:00-17:00"));
            var before = doors.now();
            doors.wait(Duration.ofDays(1));

            var changed = change(made, is -> is.with(weekdays("09:00-18:00")));

            assertThat(changed.edition()).isEqualTo(2);
            assertThat(due(made, before)).contains(Instant.parse("2026-11-30T15:00:00Z")); // one hour on Friday
            assertThat(due(made, doors.now())).contains(Instant.parse("2026-11-30T14:00:00Z")); // two hours
        }

        @Test
        void leavesTheFirstHoursToWhatIsOlderThanTheCalendar() {
            var made = make("Berlin", false, weekdays("09:00-17:00"));
            doors.wait(Duration.ofDays(1));
            change(made, is -> is.with(weekdays("09:00-18:00")));

            assertThat(due(made, Instant.parse("2020-01-01T00:00:00Z")))
                    .contains(Instant.parse("2026-11-30T15:00:00Z"));
        }

        @Test
        void keepsEveryVersionAsItWas() {
            var made = make("Berlin", false, weekdays("09:00-17:00"));
            for (var hour = 10; hour < 15; hour++) {
                var later = hour;
                doors.wait(Duration.ofDays(1));
                change(made, is -> is.with(weekdays(later + ":00-17:00")));
            }

            assertThat(doors.sql(
                            "select string_agg(definition #>> '{week,monday,0}', ' ' order by version) from business_calendar_version where calendar_id = ?",
                            made.id()))
                    .isEqualTo("09:00-17:00 10:00-17:00 11:00-17:00 12:00-17:00 13:00-17:00 14:00-17:00");
        }

        @Test
        void saysOnTheTrailWhatWasAndWhatIs() {
            var made = make("Berlin", false, weekdays("09:00-17:00"));
            doors.happened();

            var week = new EnumMap<>(made.definition().week());
            week.put(DayOfWeek.FRIDAY, Hours.parseDay("9-15"));
            var next = new CalendarDefinition(
                    ZoneId.of("Europe/Vienna"), week, List.of(new Holiday(CHRISTMAS, "Christmas", "austria.ics")));
            change(made, is -> is.with(next));

            assertThat(doors.happened())
                    .containsExactly(
                            new CalendarChanged(
                                    made.id(), "zone", Optional.of("Europe/Berlin"), Optional.of("Europe/Vienna")),
                            new CalendarChanged(
                                    made.id(), "friday", Optional.of("09:00-17:00"), Optional.of("09:00-15:00")),
                            new CalendarChanged(
                                    made.id(),
                                    "holidays",
                                    Optional.empty(),
                                    Optional.of("2026-12-25 Christmas (austria.ics)")));
        }

        @Test
        void thatIsNoneIsNoVersion() {
            var made = make("Berlin", false, weekdays("09:00-17:00"));
            doors.happened();

            var same = change(made, is -> is.with(weekdays("9-17")));

            assertThat(same).isEqualTo(made);
            assertThat(doors.happened()).isEmpty();
        }
    }

    @Test
    void onlyOneCalendarIsTheDefault() {
        var berlin = make("Berlin", true, weekdays("09:00-17:00"));
        doors.happened();

        var lisbon = make("Lisbon", true, weekdays("10:00-18:00"));

        assertThat(byDefault()).hasValue(lisbon.id());
        assertThat(doors.happened())
                .contains(new CalendarChanged(berlin.id(), "default", Optional.of("true"), Optional.of("false")));

        change(lisbon, is -> new CalendarDetails(is.name(), false, false, is.definition()));

        assertThat(byDefault()).isEmpty();
    }

    @Test
    void anArchivedCalendarStillCounts() {
        var made = make("Berlin", false, weekdays("09:00-17:00"));

        var archived = change(made, is -> new CalendarDetails(is.name(), false, true, is.definition()));

        assertThat(archived.archived()).isTrue();
        assertThat(due(made, doors.now())).contains(Instant.parse("2026-11-30T15:00:00Z"));
    }

    @Test
    void whatAnotherNodeChangedIsKnownAfterAFewSeconds() {
        var made = make("Berlin", false, weekdays("09:00-17:00"));
        due(made, doors.now());
        doors.sql(
                "insert into business_calendar_version select calendar_id, 2, ?::timestamptz, jsonb_set(definition, '{week,friday,0}', '\"09:00-18:00\"') from business_calendar_version where calendar_id = ?",
                doors.now().toString(),
                made.id());

        doors.wait(Duration.ofSeconds(4));

        assertThat(due(made, doors.now())).contains(Instant.parse("2026-11-30T14:00:00Z"));
    }

    @Nested
    class AHolidayFile {

        private static final String FILE = """
                BEGIN:VCALENDAR
                VERSION:2.0
                BEGIN:VEVENT
                UID:1
                DTSTART;VALUE=DATE:20261225
                SUMMARY:1. Weihnachtstag
                END:VEVENT
                BEGIN:VEVENT
                UID:2
                DTSTART:20261226T100000Z
                SUMMARY:Coffee
                END:VEVENT
                END:VCALENDAR
                """;

        @Test
        void bringsItsHolidaysAndKeepsThoseThatWereTyped() {
            var founders = new Holiday(LocalDate.of(2026, 6, 1), "Founders' Day", null);
            var made = make(
                    "Berlin",
                    false,
                    weekdays("09:00-17:00", founders, new Holiday(CHRISTMAS.plusDays(1), "Old", "germany.ics")));

            var imported = doors.call(
                    CalendarFile.class, file -> file.read(made.id(), OptionalLong.empty(), "germany.ics", FILE));

            assertThat(imported.file().leftOut()).isEqualTo(1);
            assertThat(imported.calendar().definition().holidays())
                    .containsExactly(founders, new Holiday(CHRISTMAS, "1. Weihnachtstag", "germany.ics"));
            assertThat(imported.calendar().edition()).isEqualTo(2);
        }

        @Test
        void thatIsNoneChangesNothing() {
            var made = make("Berlin", false, weekdays("09:00-17:00"));

            assertThatExceptionOfType(CalendarNotValid.class)
                    .isThrownBy(() -> doors.call(
                            CalendarFile.class,
                            file -> file.read(made.id(), OptionalLong.empty(), "holidays.csv", "Date,Name")));
            assertThat(find(made)).contains(made);
        }
    }

    @Nested
    class IsRefused {

        @Test
        void aSecondCalendarOfTheSameName() {
            make("Berlin", false, weekdays("09:00-17:00"));

            assertThatExceptionOfType(CalendarKnown.class)
                    .isThrownBy(() -> make("Berlin", false, weekdays("09:00-17:00")));
        }

        @Test
        void aChangeOfWhatSomebodyElseChanged() {
            var made = make("Berlin", false, weekdays("09:00-17:00"));
            change(made, is -> is.with(weekdays("09:00-18:00")));

            assertThatExceptionOfType(ChangedMeanwhile.class)
                    .isThrownBy(() -> doors.call(
                            CalendarFile.class,
                            file -> file.change(
                                    made.id(),
                                    OptionalLong.of(made.version()),
                                    is -> is.with(weekdays("08:00-17:00")))));
        }

        @Test
        void aChangeOfWhatDoesNotExist() {
            assertThatExceptionOfType(UnknownCalendar.class)
                    .isThrownBy(() ->
                            doors.call(CalendarFile.class, file -> file.change(4_711, OptionalLong.empty(), is -> is)));
        }
    }
}
