package org.autocrm.launcher.demo;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The calendars of the demo: an office in Berlin with its public holidays, and one that never closes. */
final class OfficeHours {

    private static final String SEQUENCE = "business_calendar_seq";
    private static final Duration OLDER_THAN_EVERY_TICKET = Duration.ofDays(200);
    private static final int YEARS = 4;

    private OfficeHours() {}

    static void write(Connection connection, Sequences sequences, Instant now) throws SQLException {
        long id = sequences.taken(SEQUENCE);
        try (var versions = new Rows( // sent last, for they refer to the others
                        connection,
                        "business_calendar_version",
                        "calendar_id bigint, version integer, valid_from timestamptz, definition jsonb");
                var calendars = new Rows(
                        connection, "business_calendar", "id bigint, name text, is_default boolean, edition integer")) {
            var since = now.minus(OLDER_THAN_EVERY_TICKET);
            calendars.add(++id, "Berlin office", true, 1);
            versions.add(
                    id,
                    1,
                    since,
                    berlin(LocalDate.ofInstant(now, ZoneOffset.UTC).getYear()));
            calendars.add(++id, "Follow the sun", false, 1);
            versions.add(id, 1, since, followTheSun());
        }
        sequences.leaveBlocksAfter(SEQUENCE, id);
    }

    private static String berlin(int year) {
        return definition(
                "Europe/Berlin",
                week(Stream.of("monday", "tuesday", "wednesday", "thursday", "friday"), "09:00-18:00"),
                Stream.iterate(year - 1, each -> each + 1)
                        .limit(YEARS)
                        .flatMap(each -> holidays(each).entrySet().stream())
                        .map(day -> "{\"date\":\"%s\",\"name\":\"%s\"}".formatted(day.getKey(), day.getValue()))
                        .collect(Collectors.joining(",")));
    }

    private static String followTheSun() {
        return definition(
                "UTC",
                week(
                        Stream.of("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
                        "00:00-24:00"),
                "");
    }

    private static String definition(String zone, String week, String holidays) {
        return "{\"zone\":\"%s\",\"week\":{%s},\"holidays\":[%s]}".formatted(zone, week, holidays);
    }

    private static String week(Stream<String> days, String hours) {
        return days.map(day -> "\"%s\":[\"%s\"]".formatted(day, hours)).collect(Collectors.joining(","));
    }

    /** The public holidays of Berlin. */
    static Map<LocalDate, String> holidays(int year) {
        var easter = easter(year);
        var holidays = new TreeMap<LocalDate, String>();
        holidays.put(LocalDate.of(year, 1, 1), "New Year’s Day");
        holidays.put(LocalDate.of(year, 3, 8), "International Women’s Day");
        holidays.put(easter.minusDays(2), "Good Friday");
        holidays.put(easter.plusDays(1), "Easter Monday");
        holidays.put(LocalDate.of(year, 5, 1), "Labour Day");
        holidays.put(easter.plusDays(39), "Ascension Day");
        holidays.put(easter.plusDays(50), "Whit Monday");
        holidays.put(LocalDate.of(year, 10, 3), "Day of German Unity");
        holidays.put(LocalDate.of(year, 12, 25), "Christmas Day");
        holidays.put(LocalDate.of(year, 12, 26), "Boxing Day");
        return holidays;
    }

    /** Easter Sunday, by Gauss' rule for the Gregorian calendar. */
    static LocalDate easter(int year) {
        int century = year / 100;
        int moon = 15 + (3 * century + 3) / 4 - (8 * century + 13) / 25;
        int sun = 2 - (3 * century + 3) / 4;
        int cycle = year % 19;
        int seed = (19 * cycle + moon) % 30;
        int correction = (seed + cycle / 11) / 29;
        int limit = 21 + seed - correction;
        int firstSunday = 7 - (year + year / 4 + sun) % 7;
        int distance = 7 - Math.floorMod(limit - firstSunday, 7);
        return LocalDate.of(year, 3, 1).plusDays(limit + distance - 1L);
    }
}
