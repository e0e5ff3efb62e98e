package org.autocrm.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class RhythmTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final int EIGHT = 8;

    @Test
    void anHourlyMailComesAnHourAfterTheLast() {
        var last = Instant.parse("2026-03-02T09:00:00Z");

        assertThat(Rhythm.HOURLY.isTime(last, last, Instant.parse("2026-03-02T09:59:59Z"), EIGHT, BERLIN))
                .isFalse();
        assertThat(Rhythm.HOURLY.isTime(last, last, Instant.parse("2026-03-02T10:00:00Z"), EIGHT, BERLIN))
                .isTrue();
    }

    @Test
    void aDailyMailComesAtItsHourByTheClockOnTheWall() {
        var yesterday = Instant.parse("2026-03-01T07:00:30Z");

        assertThat(Rhythm.DAILY.isTime(yesterday, yesterday, Instant.parse("2026-03-02T06:59:59Z"), EIGHT, BERLIN))
                .isFalse();
        assertThat(Rhythm.DAILY.isTime(yesterday, yesterday, Instant.parse("2026-03-02T07:00:00Z"), EIGHT, BERLIN))
                .isTrue();
    }

    @Test
    void aDailyMailThatWasMissedComesLater() {
        var twoDaysAgo = Instant.parse("2026-02-28T07:00:30Z");

        assertThat(Rhythm.DAILY.isTime(twoDaysAgo, twoDaysAgo, Instant.parse("2026-03-02T03:00:00Z"), EIGHT, BERLIN))
                .isTrue();
    }

    @Test
    void aDailyMailComesOnceADay() {
        var thisMorning = Instant.parse("2026-03-02T07:00:30Z");

        assertThat(Rhythm.DAILY.isTime(thisMorning, thisMorning, Instant.parse("2026-03-02T22:00:00Z"), EIGHT, BERLIN))
                .isFalse();
    }

    @Test
    void whatComesAfterTheHourWaitsForTheNextDay() {
        var yesterday = Instant.parse("2026-03-01T07:00:30Z");
        var tenOClock = Instant.parse("2026-03-02T09:00:00Z");

        assertThat(Rhythm.DAILY.isTime(yesterday, tenOClock, Instant.parse("2026-03-02T09:01:00Z"), EIGHT, BERLIN))
                .isFalse();
        assertThat(Rhythm.DAILY.isTime(yesterday, tenOClock, Instant.parse("2026-03-03T07:00:00Z"), EIGHT, BERLIN))
                .isTrue();
    }

    @Test
    void whatWasCollectedIsSentAtOnceWhereNothingIsCollectedAnyMore() {
        assertThat(Rhythm.AT_ONCE.isTime(Instant.EPOCH, Instant.EPOCH, Instant.EPOCH, EIGHT, BERLIN))
                .isTrue();
    }
}
