package org.autocrm.launcher.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OfficeHoursTest {

    @ParameterizedTest
    @CsvSource({"2024-03-31", "2025-04-20", "2026-04-05", "2027-03-28", "2028-04-16", "2030-04-21", "2038-04-25"})
    void easterIsWhenItIs(LocalDate sunday) {
        assertThat(OfficeHours.easter(sunday.getYear())).isEqualTo(sunday);
    }

    @Test
    void berlinHasTenHolidaysAYear() {
        assertThat(OfficeHours.holidays(2026))
                .hasSize(10)
                .containsEntry(LocalDate.of(2026, 4, 3), "Good Friday")
                .containsEntry(LocalDate.of(2026, 5, 25), "Whit Monday");
    }
}
