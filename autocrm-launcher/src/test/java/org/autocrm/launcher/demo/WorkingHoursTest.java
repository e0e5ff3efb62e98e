package org.autocrm.launcher.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class WorkingHoursTest {

    @Test
    void anHourLaterIsAnHourLaterOnAWorkingDay() {
        assertThat(later("2026-03-04T10:00:00Z", 60)).isEqualTo("2026-03-04T11:00:00Z");
    }

    @Test
    void theNightDoesNotCount() {
        assertThat(later("2026-03-04T16:30:00Z", 60)).isEqualTo("2026-03-05T07:30:00Z");
    }

    @Test
    void theWeekendDoesNotCount() {
        assertThat(later("2026-03-06T20:00:00Z", 15)).isEqualTo("2026-03-09T07:15:00Z");
        assertThat(WorkingHours.between(Instant.parse("2026-03-06T16:00:00Z"), Instant.parse("2026-03-09T08:00:00Z")))
                .isEqualTo(2);
    }

    @Test
    void mondaysAreBusierThanSundays() {
        var now = Instant.parse("2026-03-09T12:00:00Z");
        var moments = WorkingHours.moments(new Draw(1), now, 84, 2000);

        assertThat(moments).allMatch(moment -> moment.isBefore(now));
        assertThat(moments).filteredOn(moment -> is(moment, DayOfWeek.MONDAY)).hasSizeGreaterThan(350);
        assertThat(moments).filteredOn(moment -> is(moment, DayOfWeek.SUNDAY)).hasSizeBetween(10, 120);
    }

    private static boolean is(Instant moment, DayOfWeek day) {
        return moment.atZone(ZoneOffset.UTC).getDayOfWeek() == day;
    }

    private static String later(String from, int minutes) {
        return WorkingHours.later(Instant.parse(from), minutes).toString();
    }
}
