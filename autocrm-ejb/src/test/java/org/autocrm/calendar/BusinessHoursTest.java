package org.autocrm.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BusinessHoursTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Hours NINE_TO_FIVE = new Hours(9 * 60, 17 * 60);

    private static BusinessHours weekdays(LocalDate... holidays) {
        var week = new EnumMap<DayOfWeek, List<Hours>>(DayOfWeek.class);
        IntStream.rangeClosed(1, 5).forEach(day -> week.put(DayOfWeek.of(day), List.of(NINE_TO_FIVE)));
        return new BusinessHours(BERLIN, week, Set.of(holidays));
    }

    private static Instant berlin(String wallClock) {
        return java.time.LocalDateTime.parse(wallClock).atZone(BERLIN).toInstant();
    }

    @Nested
    class OnAnOrdinaryWeek {

        @Test
        void whatBeginsOnFridayEveningEndsOnMonday() {
            assertThat(weekdays().add(berlin("2026-11-27T16:00"), Duration.ofHours(2)))
                    .isEqualTo(berlin("2026-11-30T10:00"));
        }

        @Test
        void whatFillsADayEndsWhenTheDayDoes() {
            assertThat(weekdays().add(berlin("2026-11-27T09:00"), Duration.ofHours(8)))
                    .isEqualTo(berlin("2026-11-27T17:00"));
        }

        @Test
        void secondsAreKept() {
            assertThat(weekdays().add(berlin("2026-11-27T16:59:30"), Duration.ofSeconds(45)))
                    .isEqualTo(berlin("2026-11-30T09:00:15"));
        }

        @Test
        void aHolidayDoesNotCount() {
            var hours = weekdays(LocalDate.parse("2026-11-30"));

            assertThat(hours.add(berlin("2026-11-27T16:00"), Duration.ofHours(2)))
                    .isEqualTo(berlin("2026-12-01T10:00"));
            assertThat(hours.between(berlin("2026-11-30T00:00"), berlin("2026-12-01T00:00")))
                    .isEqualTo(Duration.ZERO);
        }

        @Test
        void workOpensInTheMorning() {
            assertThat(weekdays().opening(berlin("2026-11-28T12:00"))).isEqualTo(berlin("2026-11-30T09:00"));
            assertThat(weekdays().isOpen(berlin("2026-11-27T17:00"))).isFalse();
            assertThat(weekdays().isOpen(berlin("2026-11-27T16:59"))).isTrue();
        }
    }

    @Nested
    class WhenTheClockIsPut {

        private final BusinessHours nights = new BusinessHours(
                BERLIN, Map.of(DayOfWeek.SUNDAY, List.of(new Hours(60, 150), new Hours(150, 240))), Set.of());

        @Test
        void forwardTheHourThatIsSkippedDoesNotCount() {
            assertThat(nights.between(berlin("2026-03-29T00:00"), berlin("2026-03-30T00:00")))
                    .isEqualTo(Duration.ofHours(2));
        }

        @Test
        void backTheHourThatComesTwiceCountsTwice() {
            assertThat(nights.between(berlin("2026-10-25T00:00"), berlin("2026-10-26T00:00")))
                    .isEqualTo(Duration.ofHours(4));
        }
    }

    @Nested
    class AtRandom {

        private static final List<String> ZONES = List.of(
                "Europe/Berlin",
                "America/New_York",
                "America/St_Johns",
                "America/Sao_Paulo",
                "Australia/Lord_Howe",
                "Pacific/Apia",
                "Africa/Casablanca",
                "Asia/Kathmandu",
                "UTC");

        @ParameterizedTest
        @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
        void itAgreesWithWhoLooksAtTheClockEveryMinute(long seed) {
            var random = new Random(seed);
            for (var i = 0; i < 40; i++) {
                var start = start(random);
                var hours = hours(random, start);
                var oracle = new MinuteByMinute(hours);
                var amount = Duration.ofMinutes(random.nextInt(2 * 24 * 60));
                var end = start.plus(Duration.ofMinutes(random.nextInt(9 * 24 * 60)));

                assertThat(hours.add(start, amount))
                        .as("%s + %s in %s", start, amount, hours)
                        .isEqualTo(oracle.add(start, amount));
                assertThat(hours.subtract(start, amount))
                        .as("%s - %s in %s", start, amount, hours)
                        .isEqualTo(oracle.subtract(start, amount));
                assertThat(hours.between(start, end))
                        .as("%s to %s in %s", start, end, hours)
                        .isEqualTo(oracle.between(start, end));
                assertThat(hours.isOpen(start)).isEqualTo(oracle.isOpen(start));
            }
        }

        /** Half of them are near a day on which some clock is put, or a day that Samoa left out. */
        private static Instant start(Random random) {
            var days = List.of("2026-03-08", "2026-03-29", "2026-10-25", "2011-12-30", "2018-02-18", "2018-11-04");
            var day = random.nextBoolean()
                    ? LocalDate.parse(days.get(random.nextInt(days.size()))).minusDays(random.nextInt(3))
                    : LocalDate.of(2005 + random.nextInt(30), 1, 1).plusDays(random.nextInt(365));
            return day.atStartOfDay(ZoneId.of("UTC")).toInstant().plus(Duration.ofMinutes(random.nextInt(24 * 60)));
        }

        private static BusinessHours hours(Random random, Instant start) {
            var zone = ZoneId.of(ZONES.get(random.nextInt(ZONES.size())));
            var week = new EnumMap<DayOfWeek, List<Hours>>(DayOfWeek.class);
            for (var day : DayOfWeek.values()) {
                if (random.nextInt(4) > 0) {
                    week.put(day, ofADay(random));
                }
            }
            week.putIfAbsent(DayOfWeek.of(1 + random.nextInt(7)), ofADay(random));
            var holidays = new HashSet<LocalDate>();
            for (var i = random.nextInt(4); i > 0; i--) {
                holidays.add(start.atZone(zone).toLocalDate().plusDays(random.nextInt(12) - 3L));
            }
            return new BusinessHours(zone, week, holidays);
        }

        private static List<Hours> ofADay(Random random) {
            var cuts = random.ints(0, Hours.MINUTES_OF_A_DAY + 1)
                    .distinct()
                    .limit(2L * (1 + random.nextInt(3)))
                    .sorted()
                    .toArray();
            var hours = new ArrayList<Hours>();
            for (var i = 0; i < cuts.length; i += 2) {
                hours.add(new Hours(cuts[i], cuts[i + 1]));
            }
            return hours;
        }
    }

    @Nested
    class NeverAre {

        @Test
        void weeksWithoutAnHour() {
            assertThatThrownBy(() -> new BusinessHours(BERLIN, Map.of(DayOfWeek.MONDAY, List.of()), Set.of()))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("at least one hour");
        }

        @Test
        void hoursThatOverlap() {
            var twice = Map.of(DayOfWeek.MONDAY, List.of(NINE_TO_FIVE, new Hours(16 * 60, 18 * 60)));

            assertThatThrownBy(() -> new BusinessHours(BERLIN, twice, Set.of())).hasMessageContaining("do not overlap");
        }

        @Test
        void hoursThatEndBeforeTheyBegin() {
            assertThatThrownBy(() -> new Hours(60, 60)).hasMessageContaining("begin before they end");
        }
    }
}
