package org.autocrm.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HoursTest {

    @ParameterizedTest
    @CsvSource({
        "09:00-17:00, 09:00-17:00",
        "9-17, 09:00-17:00",
        "9:30 - 17.15, 09:30-17:15",
        "00:00-24:00, 00:00-24:00",
        "22:00–24:00, 22:00-24:00"
    })
    void areReadAsPeopleTypeThem(String typed, String text) {
        assertThat(Hours.parse(typed).text()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nine to five", "09:00", "09:00-", "09:00-17:00-18:00", "9:5-17:00"})
    void whatIsNoneIsRefusedWithAnExample(String typed) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Hours.parse(typed))
                .withMessageContaining("write it as 09:00-17:00");
    }

    @ParameterizedTest
    @ValueSource(strings = {"17:00-09:00", "09:00-09:00", "09:00-24:01", "09:00-25:00", "09:60-17:00"})
    void theyBeginBeforeTheyEndOnTheSameDay(String typed) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Hours.parse(typed))
                .withMessageContaining("begins before it ends");
    }

    @Test
    void aDayMayHaveSeveral() {
        assertThat(Hours.parseDay("13:00-17:00, 09:00-12:00"))
                .extracting(Hours::text)
                .containsExactly("13:00-17:00", "09:00-12:00");
        assertThat(Hours.parseDay("  ")).isEmpty();
    }
}
