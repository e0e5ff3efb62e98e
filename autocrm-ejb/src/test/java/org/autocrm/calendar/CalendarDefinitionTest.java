package org.autocrm.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CalendarDefinitionTest {

    private static final LocalDate CHRISTMAS = LocalDate.of(2026, 12, 25);
    private static final LocalDate NEW_YEAR = LocalDate.of(2027, 1, 1);

    private static CalendarDefinition weekdays(Holiday... holidays) {
        var week = new EnumMap<DayOfWeek, List<Hours>>(DayOfWeek.class);
        IntStream.rangeClosed(1, 5).forEach(day -> week.put(DayOfWeek.of(day), Hours.parseDay("13-17, 9-12")));
        week.put(DayOfWeek.SUNDAY, List.of());
        return new CalendarDefinition(ZoneId.of("Europe/Berlin"), week, List.of(holidays));
    }

    private static Holiday typed(LocalDate date, String name) {
        return new Holiday(date, name, null);
    }

    @Test
    void hoursAndHolidaysAreInOrder() {
        var definition = weekdays(typed(NEW_YEAR, "New Year"), typed(CHRISTMAS, "Christmas"));

        assertThat(definition.textOf(DayOfWeek.MONDAY)).isEqualTo("09:00-12:00, 13:00-17:00");
        assertThat(definition.textOf(DayOfWeek.SUNDAY)).isEmpty();
        assertThat(definition.holidays()).extracting(Holiday::name).containsExactly("Christmas", "New Year");
    }

    @Test
    void itCountsAsItSays() {
        var hours = weekdays(typed(CHRISTMAS, "Christmas")).businessHours();

        assertThat(hours.add(Instant.parse("2026-12-24T15:00:00Z"), Duration.ofHours(2)))
                .isEqualTo(Instant.parse("2026-12-28T09:00:00Z"));
    }

    @Test
    void whatIsKeptIsReadAgain() {
        var definition =
                weekdays(typed(CHRISTMAS, "Christmas \"Day\""), new Holiday(NEW_YEAR, "Neujahr", "germany.ics"));

        assertThat(DefinitionJson.read(DefinitionJson.of(definition))).isEqualTo(definition);
    }

    @Nested
    class HolidaysOfAFile {

        @Test
        void takeThePlaceOfThoseOfAFileOfThatName() {
            var before = weekdays(
                    typed(CHRISTMAS, "Our day"),
                    new Holiday(NEW_YEAR, "Neujahr", "germany.ics"),
                    new Holiday(NEW_YEAR, "Jour de l'an", "france.ics"));

            var after = before.withHolidays(
                    "germany.ics", List.of(new Holiday(CHRISTMAS, "1. Weihnachtstag", "germany.ics")));

            assertThat(after.holidays())
                    .extracting(Holiday::name)
                    .containsExactly("Our day", "1. Weihnachtstag", "Jour de l'an");
        }
    }

    @Nested
    class IsRefused {

        @ParameterizedTest
        @ValueSource(strings = {"", "Berlin", "Europe/Atlantis", "+01:00", "UTC+2", "europe/berlin"})
        void inATimeZoneThatIsNotOnTheList(String zone) {
            assertThatExceptionOfType(CalendarNotValid.class)
                    .isThrownBy(() -> CalendarDefinition.zone(zone))
                    .withMessageContaining("such as Europe/Berlin")
                    .satisfies(refused -> assertThat(refused.member()).isEqualTo("zone"));
        }

        @Test
        void withoutAnyHour() {
            assertThatExceptionOfType(CalendarNotValid.class)
                    .isThrownBy(() ->
                            new CalendarDefinition(ZoneId.of("UTC"), Map.of(DayOfWeek.MONDAY, List.of()), List.of()))
                    .satisfies(refused -> assertThat(refused.member()).isEqualTo("week"));
        }

        @Test
        void whereHoursOverlap() {
            assertThatExceptionOfType(CalendarNotValid.class)
                    .isThrownBy(
                            () -> CalendarDefinition.hours(DayOfWeek.TUESDAY, List.of("09:00-13:00", "12:00-17:00")))
                    .withMessage("09:00-13:00 and 12:00-17:00 overlap; let one end before the next begins.")
                    .satisfies(refused -> assertThat(refused.member()).isEqualTo("week/tuesday"));
        }

        @Test
        void whereOneOfSeveralHoursIsNone() {
            assertThatExceptionOfType(CalendarNotValid.class)
                    .isThrownBy(
                            () -> CalendarDefinition.hours(DayOfWeek.TUESDAY, List.of("09:00-12:00", "17:00-13:00")))
                    .satisfies(refused -> assertThat(refused.member()).isEqualTo("week/tuesday/1"));
        }

        @Test
        void whereADayIsTypedTwice() {
            assertThatExceptionOfType(CalendarNotValid.class)
                    .isThrownBy(() -> weekdays(typed(CHRISTMAS, "Christmas"), typed(CHRISTMAS, "Xmas")))
                    .withMessageContaining("2026-12-25");
        }

        @Test
        void withMoreHolidaysThanAnybodyHas() {
            var many = IntStream.range(0, 2_001)
                    .mapToObj(day -> typed(NEW_YEAR.plusDays(day), "Free"))
                    .toArray(Holiday[]::new);

            assertThatExceptionOfType(CalendarNotValid.class)
                    .isThrownBy(() -> weekdays(many))
                    .satisfies(refused -> assertThat(refused.member()).isEqualTo("holidays"));
        }

        @Test
        void asADefaultThatIsArchived() {
            assertThatExceptionOfType(CalendarNotValid.class)
                    .isThrownBy(() -> new CalendarDetails("Berlin", true, true, weekdays()))
                    .satisfies(refused -> assertThat(refused.member()).isEqualTo("archived"));
        }
    }
}
