package org.autocrm.web.faces;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DisplayTest {

    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");

    private final Display show = new Display();

    @BeforeEach
    void stopTheClock() {
        show.clock = Clock.fixed(NOW, ZoneOffset.UTC);
    }

    @Nested
    class HowLongAgo {

        @ParameterizedTest
        @CsvSource({
            "PT0S, now",
            "PT59S, now",
            "PT1M, 1m",
            "PT59M59S, 59m",
            "PT1H, 1h",
            "PT23H59M, 23h",
            "P1D, 1d",
            "P400D, 400d"
        })
        void isInTheLargestWholeUnit(Duration passed, String shown) {
            assertThat(show.ago(NOW.minus(passed))).isEqualTo(shown);
        }

        @Test
        void isNowWhereAnotherClockIsAhead() {
            assertThat(show.ago(NOW.plusSeconds(90))).isEqualTo("now");
        }

        @Test
        void isNothingWhereNothingHappened() {
            assertThat(show.ago(null)).isEmpty();
            assertThat(show.moment(null)).isEmpty();
        }
    }

    @Nested
    class ASize {

        @ParameterizedTest
        @CsvSource({
            "0, 0 B",
            "999, 999 B",
            "1000, 1 kB",
            "1499, 1 kB",
            "1500, 2 kB",
            "999499, 999 kB",
            "999500, 1 MB",
            "999999, 1 MB",
            "5000000, 5 MB",
            "999999999, 1 GB",
            "7000000000000, 7000 GB"
        })
        void isInTheLargestUnitThatLeavesAWholeNumber(long bytes, String shown) {
            assertThat(show.size(bytes)).isEqualTo(shown);
        }
    }

    @Nested
    class Initials {

        @ParameterizedTest
        @CsvSource({
            "Ann Lee, AL",
            "ann, A",
            "Ann Maria van der Lee, AL",
            "'  ann   lee  ', AL",
            "élodie ñandú, ÉÑ",
            "𝒳avier 山田, 𝒳山",
            "'', ?",
            "' ', ?",
            ", ?"
        })
        void areThoseOfTheFirstAndTheLastWord(String name, String shown) {
            assertThat(show.initials(name)).isEqualTo(shown);
        }
    }

    @Nested
    class AHue {

        @Test
        void isAlwaysTheSameForAName() {
            assertThat(show.hue("Ann Lee")).isEqualTo(new Display().hue("Ann Lee"));
            assertThat(show.hue(null)).isZero();
        }

        @Test
        void isOneOfEightAndAllAreUsed() {
            assertThat(IntStream.range(0, 500).map(i -> show.hue("name " + i)).distinct())
                    .containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5, 6, 7);
        }
    }
}
