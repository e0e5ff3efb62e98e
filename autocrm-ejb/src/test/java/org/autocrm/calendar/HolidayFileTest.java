package org.autocrm.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.TimeZone;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HolidayFileTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-27T10:00:00Z"), ZoneOffset.UTC);

    private static HolidayFile read(String events) {
        return HolidayFile.read("germany.ics", calendar(events), CLOCK);
    }

    private static String calendar(String events) {
        return ("BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//AutoCRM//Test//EN\n" + events + "END:VCALENDAR\n")
                .replace("\n", "\r\n");
    }

    private static String event(String... lines) {
        return "BEGIN:VEVENT\nUID:1@example.org\nDTSTAMP:20260101T000000Z\n" + String.join("\n", lines)
                + "\nEND:VEVENT\n";
    }

    private static List<String> days(HolidayFile file) {
        return file.holidays().stream().map(day -> day.date().toString()).toList();
    }

    @Nested
    class AnEventOfWholeDays {

        @Test
        void isAHolidayWithItsNameAndItsFile() {
            var file = read(event("SUMMARY:Tag der Deutschen Einheit", "DTSTART;VALUE=DATE:20261003"));

            assertThat(file.holidays())
                    .containsExactly(
                            new Holiday(LocalDate.of(2026, 10, 3), "Tag der Deutschen Einheit", "germany.ics"));
            assertThat(file.leftOut()).isZero();
        }

        @ParameterizedTest
        @ValueSource(strings = {"America/Los_Angeles", "UTC", "Pacific/Kiritimati"})
        void isOnTheDayThatIsWrittenWhereverTheServerIs(String zone) {
            var before = TimeZone.getDefault();
            try {
                TimeZone.setDefault(TimeZone.getTimeZone(zone));
                var file = read(
                        event("SUMMARY:Neujahr", "DTSTART;VALUE=DATE:20260101", "RRULE:FREQ=YEARLY;UNTIL=20280101"));

                assertThat(days(file)).containsExactly("2026-01-01", "2027-01-01", "2028-01-01");
            } finally {
                TimeZone.setDefault(before);
            }
        }

        @Test
        void lastsUntilTheDayBeforeItsEnd() {
            var file = read(event("SUMMARY:Christmas", "DTSTART;VALUE=DATE:20261225", "DTEND;VALUE=DATE:20261227"));

            assertThat(days(file)).containsExactly("2026-12-25", "2026-12-26");
        }

        @Test
        void lastsAsLongAsItsDurationSays() {
            var file = read(event("SUMMARY:Golden Week", "DTSTART;VALUE=DATE:20260501", "DURATION:P3D"));

            assertThat(days(file)).containsExactly("2026-05-01", "2026-05-02", "2026-05-03");
        }

        @Test
        void mayBeWrittenAsMidnightToMidnight() {
            var file = read(event("SUMMARY:Free", "DTSTART:20260501T000000", "DTEND:20260502T000000"));

            assertThat(days(file)).containsExactly("2026-05-01");
        }

        @Test
        void mayHaveANameThatIsFoldedAndEscaped() {
            var file = read(event(
                    "SUMMARY;LANGUAGE=de:Heilige Drei Könige\\, in Bayern\\; Baden-Württem",
                    " berg und Sachsen-Anhalt",
                    "DTSTART;VALUE=DATE:20260106"));

            assertThat(file.holidays().get(0).name())
                    .isEqualTo("Heilige Drei Könige, in Bayern; Baden-Württemberg und Sachsen-Anhalt");
        }

        @Test
        void mayHaveNoName() {
            var file = read(event("DTSTART;VALUE=DATE:20260106"));

            assertThat(file.holidays().get(0).name()).isEqualTo("Holiday");
        }

        @Test
        void sharesItsDayWithAnother() {
            var file = read(event("SUMMARY:Good Friday", "DTSTART;VALUE=DATE:20260403")
                    + event("SUMMARY:Founders' Day", "DTSTART;VALUE=DATE:20260403"));

            assertThat(file.holidays()).extracting(Holiday::name).containsExactly("Good Friday / Founders' Day");
        }
    }

    @Nested
    class AnEventOfEveryYear {

        @Test
        void isThereFromLastYearUntilFiveYearsFromNow() {
            var file = read(event("SUMMARY:May Day", "DTSTART;VALUE=DATE:19900501", "RRULE:FREQ=YEARLY"));

            assertThat(days(file))
                    .containsExactly(
                            "2025-05-01",
                            "2026-05-01",
                            "2027-05-01",
                            "2028-05-01",
                            "2029-05-01",
                            "2030-05-01",
                            "2031-05-01");
        }

        @Test
        void mayBeOnADayOfAWeek() {
            var file = read(event(
                    "SUMMARY:Thanksgiving",
                    "DTSTART;VALUE=DATE:20251127",
                    "RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=4TH;COUNT=3"));

            assertThat(days(file)).containsExactly("2025-11-27", "2026-11-26", "2027-11-25");
        }

        @Test
        void missesTheYearsThatAreTakenOut() {
            var file = read(event(
                    "SUMMARY:Bank holiday",
                    "DTSTART;VALUE=DATE:20260501",
                    "RRULE:FREQ=YEARLY;COUNT=3",
                    "EXDATE;VALUE=DATE:20270501"));

            assertThat(days(file)).containsExactly("2026-05-01", "2028-05-01");
        }

        @Test
        void isElsewhereInAYearInWhichItWasMoved() {
            var file =
                    read(event("SUMMARY:Queen's Birthday", "DTSTART;VALUE=DATE:20260608", "RRULE:FREQ=YEARLY;COUNT=2")
                            + event(
                                    "SUMMARY:Queen's Birthday (moved)",
                                    "RECURRENCE-ID;VALUE=DATE:20270608",
                                    "DTSTART;VALUE=DATE:20270611"));

            assertThat(days(file)).containsExactly("2026-06-08", "2027-06-11");
        }

        @Test
        void mayComeOnDaysThatAreListed() {
            var file = read(event("SUMMARY:Eid", "DTSTART;VALUE=DATE:20260320", "RDATE;VALUE=DATE:20270310,20280227"));

            assertThat(days(file)).containsExactly("2026-03-20", "2027-03-10", "2028-02-27");
        }

        @Test
        void thatNeverComesIsNone() {
            var file = read(
                    event("SUMMARY:Never", "DTSTART;VALUE=DATE:20260228", "RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=31")
                            + event("SUMMARY:Once", "DTSTART;VALUE=DATE:20260501"));

            assertThat(days(file)).contains("2026-05-01").hasSizeLessThan(3);
        }
    }

    @Test
    void meetingsAndWhatIsCancelledAreLeftOut() {
        var file = read(event("SUMMARY:May Day", "DTSTART;VALUE=DATE:20260501")
                + event("SUMMARY:Meeting", "DTSTART:20260502T090000Z", "DTEND:20260502T100000Z")
                + event("SUMMARY:Every Monday", "DTSTART;VALUE=DATE:20260504", "RRULE:FREQ=WEEKLY")
                + event("SUMMARY:Called off", "DTSTART;VALUE=DATE:20260505", "STATUS:CANCELLED")
                + event("SUMMARY:No day", "DTSTART;VALUE=DATE:tomorrow"));

        assertThat(days(file)).containsExactly("2026-05-01");
        assertThat(file.leftOut()).isEqualTo(4);
    }

    @Nested
    class IsRefused {

        private String refusal(String ics) {
            return Objects.requireNonNull(assertThatExceptionOfType(CalendarNotValid.class)
                    .isThrownBy(() -> HolidayFile.read("germany.ics", ics, CLOCK))
                    .satisfies(refused -> assertThat(refused.member()).isEqualTo("ics"))
                    .actual()
                    .getMessage());
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "Date,Name\n2026-12-25,Christmas\n", "<html>Log in</html>", "{\"a\":1}"})
        void whereItIsSomethingElse(String text) {
            assertThat(refusal(text)).contains("BEGIN:VCALENDAR");
        }

        @Test
        void whereItIsCutOff() {
            assertThat(refusal("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n" + event("DTSTART;VALUE=DATE:20260501")))
                    .contains("cut off");
        }

        @Test
        void whereItHasNoEvent() {
            assertThat(refusal(calendar(""))).contains("no event");
        }

        @Test
        void whereItHasNoEventOfWholeDays() {
            assertThat(refusal(calendar(event("DTSTART:20260502T090000Z")))).contains("whole days");
        }

        @Test
        void whereItIsTooLarge() {
            assertThat(refusal(calendar("X-PADDING:" + "x".repeat(HolidayFile.MOST_BYTES) + "\n")))
                    .contains("megabyte");
        }

        @Test
        void whereItHasTooManyDays() {
            var years = IntStream.range(2000, 2007)
                    .mapToObj(year ->
                            event("DTSTART;VALUE=DATE:" + year + "0101", "DTEND;VALUE=DATE:" + (year + 1) + "0101"))
                    .collect(Collectors.joining());

            assertThat(refusal(calendar(years))).contains("2000 days");
        }

        @Test
        void whereItsEventsComeAgainWithoutEnd() {
            var always = IntStream.range(0, 300)
                    .mapToObj(number -> event(
                            "DTSTART;VALUE=DATE:19700101", "RRULE:FREQ=YEARLY;BYDAY=MO,TU,WE,TH,FR,SA,SU;COUNT=1000"))
                    .collect(Collectors.joining());

            assertThat(refusal(calendar(always))).contains("2000 days");
        }
    }
}
